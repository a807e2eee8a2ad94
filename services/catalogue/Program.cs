using Ioc.Catalogue;
using Ioc.Catalogue.Calendar;
using Ioc.Catalogue.Dossiers;
using Ioc.Catalogue.Offers;
using Ioc.Catalogue.Portal;
using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Indicators;
using Ioc.Defaults;
using Ioc.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddDefaults("catalogue").AddAreas().AddLedger("catalogue");
builder.AddBus("catalogue", bus => bus.React<RowsWanted, WhenRowsAreWanted>().AskItselfWhenNew(root => new RowsWanted(root, false))
    .AnswerTotalsWanted<ServiceCounts>().AnswerTotalsWanted<DossierCounts>().AnswerTotalsWanted<DossierGroups>());
builder.AddRecount<ServiceCounts, CountOffers>().AddRecount<DossierCounts, CountDossiers>()
    .AddRecount<DossierGroups, CountDossierGroups>();
builder.Services.AddSingleton(WorkingCalendar.Vietnam);

var app = builder.Build().UseDefaults();
var api = app.MapGroup("/api/catalogue").WithTags("catalogue");
PutOffer.Map(api);
PublishProcedure.Map(api);
PutCertifiedCopies.Map(api);
ShowOffer.Map(api);
FindOffers.Map(api);
ReceiveDossier.Map(api);
MoveDossier.Map(api);
ShowDossier.Map(api);
FindDossiers.Map(api);
ImportDossiers.Map(api);
RecordAcknowledgements.Map(api);
ShowCalendar.Map(api);
api.MapParked();
app.Run();
