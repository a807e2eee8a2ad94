using Ioc.Areas;
using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Hotline;
using Ioc.Contracts.Indicators;
using Ioc.Contracts.Screens;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Published;
using Ioc.Indicators.Questions;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scores;
using Ioc.Indicators.Targets;
using Ioc.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddDefaults("indicators").AddAreas().AddLedger("indicators");
builder.Services.AddSingleton(RuleBook.Load(RuleBook.DeployedFolder));
builder.Services.AddSingleton(provider => OwnBook.Load(builder.Configuration["Rules:OwnFolder"], provider.GetRequiredService<RuleBook>(), provider.GetRequiredService<AreaTree>()));
builder.AddCounters();
builder.Services.AddSingleton(provider => TargetBook.Load(TargetBook.DeployedFolder, provider.GetRequiredService<RuleBook>(), provider.GetRequiredService<AreaTree>()));
builder.Services.AddOptions<QuestionOptions>().BindConfiguration("Questions").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddSingleton<Standings>().AddSingleton<Answers>().AddSingleton<Outlooks>().AddSingleton<TargetFacts>().AddHostedService<KeepOutlooks>();
builder.AddBus("indicators", bus => bus
    .Together(factsMax: 64)
    .React<DossierReceived, WhenDossierMoves>()
    .React<DossierMoved, WhenDossierMoves>()
    .React<TicketOpened, WhenPetitionMoves>()
    .React<TicketAssigned, WhenPetitionMoves>()
    .React<TicketAnswered, WhenPetitionMoves>()
    .React<TicketRated, WhenPetitionMoves>()
    .React<ServiceListed, WhenCatalogueChanges>()
    .React<ProcedurePublished, WhenCatalogueChanges>()
    .React<CertifiedCopiesOffered, WhenCatalogueChanges>()
    .React<TotalsWanted, WhenScoresAreWanted>()
    .AskWhenNew(root => new RowsWanted(root, false)));

var app = builder.Build().UseDefaults();
app.Services.GetRequiredService<TargetBook>();
app.Services.GetRequiredService<OwnBook>();
var api = app.MapGroup("/api/indicators").WithTags("indicators");
EvaluateScore.Map(api);
ListRules.Map(api);
ShowRules.Map(api);
ShowScores.Map(api);
ExplainScore.Map(api);
FindScoreRows.Map(api);
ImportPublished.Map(api);
FindPublished.Map(api);
ComparePublished.Map(api);
RankAreas.Map(api);
RankProvinces.Map(api);
ListLosses.Map(api);
ShowCheapest.Map(api);
EvaluateWhatIf.Map(api);
ListSeries.Map(api);
ForecastScore.Map(api);
CompareAreas.Map(api);
ExportReport.Map(api);
ListTargets.Map(api);
ShowTarget.Map(api);
PutTargetValue.Map(api);
ImportTargetValues.Map(api);
ListRestatements.Map(api);
PutNationalReport.Map(api);
ReplayRows.Map(api);
api.MapParked();
app.Run();
