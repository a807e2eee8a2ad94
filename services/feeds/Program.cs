using Ioc.Contracts.Screens;
using Ioc.Defaults;
using Ioc.Feeds;
using Ioc.Feeds.NgsiLd;
using Ioc.Feeds.Readings;
using Ioc.Feeds.Sensors;
using Ioc.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddDefaults("feeds").AddAreas().AddLedger("feeds");
builder.AddBus("feeds", bus => bus.AnswerTotalsWanted<SensorTotals>().AnswerTotalsWanted<CityTotals>().React<TotalsWanted, WhenTotalsAreWanted>()
    .AskItselfWhenNew(root => new TotalsWanted(root, false)));
builder.AddRecount<SensorTotals, CountSensors>().AddRecount<CityTotals, CountCity>();
builder.Services.AddOptions<FeedsOptions>().BindConfiguration("Feeds").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddSingleton<ReadingQueue>();
builder.Services.AddHostedService<ReadingWriter>();
builder.Services.AddHostedService<MqttListener>();
builder.Services.AddSingleton<ForgetReadings>().AddHostedService(provider => provider.GetRequiredService<ForgetReadings>());

var app = builder.Build().UseDefaults();
var api = app.MapGroup("/api/feeds").WithTags("feeds");
RegisterSensor.Map(api);
ShowSensor.Map(api);
FindSensors.Map(api);
RecordReadings.Map(api);
FindSummaries.Map(api);
var ngsi = api.MapGroup("/ngsi-ld/v1");
FindEntities.Map(ngsi);
ShowEntity.Map(ngsi);
api.MapParked();
app.Run();
