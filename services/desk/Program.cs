using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Feeds;
using Ioc.Contracts.Hotline;
using Ioc.Contracts.Indicators;
using Ioc.Contracts.Screens;
using Ioc.Defaults;
using Ioc.Desk;
using Ioc.Desk.Alarms;
using Ioc.Desk.Devices;
using Ioc.Desk.Playlists;
using Ioc.Desk.Rules;
using Ioc.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddDefaults("desk").AddAreas().AddLedger("desk");
builder.AddBus("desk", bus => bus.AnswerTotalsWanted<AlarmTotals>()
    .React<SensorListed, WhenSensorIsListed>()
    .React<ReadingsSummarised, WhenReadingsAreSummarised>()
    .React<TicketCountsChanged, WhenTotalsChange>()
    .React<DossierCountsChanged, WhenTotalsChange>()
    .React<ScoreChanged, WhenTotalsChange>()
    .AskWhenNew(root => new TotalsWanted(root, false)));
builder.AddRecount<AlarmTotals, CountAlarms>();
builder.Services.AddSingleton<RuleBook>().AddSingleton<JudgeSignals>().AddSingleton<JudgeAgain>().AddSingleton<CountAlarms>();
builder.Services.AddSingleton<Watch>().AddHostedService(provider => provider.GetRequiredService<Watch>());
builder.Services.AddOptions<DeskOptions>().BindConfiguration("Desk").ValidateDataAnnotations().ValidateOnStart();

var app = builder.Build().UseDefaults();
var api = app.MapGroup("/api/desk").WithTags("desk");
FindActs.Map(api);
FindAlarms.Map(api);
ShowAlarm.Map(api);
MoveAlarm.Map(api);
FindAlarmActs.Map(api);
ShowMeasures.Map(api);
ListRules.Map(api);
ShowRule.Map(api);
PutRule.Map(api);
PutPlaylist.Map(api);
ShowPlaylist.Map(api);
ListPlaylists.Map(api);
EnrolDevice.Map(api);
AssignDevice.Map(api);
AcceptDevice.Map(api);
ListDevices.Map(api);
ListRevokedDevices.Map(api);
ShowDevice.Map(api);
ChangeDevice.Map(api);
RevokeDevice.Map(api);
api.MapParked();
app.Run();
