using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Hotline;
using Ioc.Contracts.Screens;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scores;
using Ioc.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddDefaults("indicators").AddAreas().AddLedger("indicators");
builder.Services.AddSingleton(RuleBook.Load(RuleBook.DeployedFolder));
builder.AddCounters();
builder.AddBus("indicators", bus => bus
    .React<DossierReceived, WhenDossierMoves>()
    .React<DossierMoved, WhenDossierMoves>()
    .React<TicketOpened, WhenPetitionMoves>()
    .React<TicketAssigned, WhenPetitionMoves>()
    .React<TicketAnswered, WhenPetitionMoves>()
    .React<TicketRated, WhenPetitionMoves>()
    .React<ServiceListed, WhenCatalogueChanges>()
    .React<ProcedurePublished, WhenCatalogueChanges>()
    .React<CertifiedCopiesOffered, WhenCatalogueChanges>()
    .React<TotalsWanted, WhenScoresAreWanted>());

var app = builder.Build().UseDefaults();
var api = app.MapGroup("/api/indicators").WithTags("indicators");
EvaluateScore.Map(api);
ListRules.Map(api);
ShowRules.Map(api);
ShowScores.Map(api);
FindScoreRows.Map(api);
api.MapParked();
app.Run();
