using Ioc.Defaults;
using Ioc.Eid.Counts;
using Ioc.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddDefaults("eid").AddAreas().AddLedger("eid");
builder.AddBus("eid", bus => bus.AnswerTotalsWanted<IdentityTotals>());
builder.AddRecount<IdentityTotals, CountIdentities>();

var app = builder.Build().UseDefaults();
var api = app.MapGroup("/api/eid").WithTags("eid");
RecordCounts.Map(api);
FindCounts.Map(api);
api.MapParked();
app.Run();
