using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Desk;
using Ioc.Contracts.Eid;
using Ioc.Contracts.Feeds;
using Ioc.Contracts.Hotline;
using Ioc.Contracts.Indicators;
using Ioc.Contracts.Platform;
using Ioc.Defaults;
using Ioc.Messaging;
using Ioc.Screens;
using Ioc.Screens.Areas;
using Ioc.Screens.Tiles;
using Ioc.Screens.Walls;

var builder = WebApplication.CreateBuilder(args);
builder.AddDefaults("screens").AddAreas();
builder.AddBus("screens", bus => bus
    .Listen<DossierCountsChanged, WhenDossierCountsChanged>()
    .Listen<ServiceCountsChanged, WhenServiceCountsChanged>()
    .Listen<TicketCountsChanged, WhenTicketCountsChanged>()
    .Listen<ScoreChanged, WhenScoreChanged>()
    .Listen<IdentityCountsChanged, WhenIdentityCountsChanged>()
    .Listen<SensorsChanged, WhenSensorsChanged>()
    .Listen<AlarmCountsChanged, WhenAlarmCountsChanged>()
    .Listen<DossierGroupCountsChanged, WhenDossierGroupCountsChanged>()
    .Listen<TicketGroupCountsChanged, WhenTicketGroupCountsChanged>()
    .Listen<CityChanged, WhenCityChanged>()
    .Listen<PartReported, WhenPartReported>()
    .Listen<UrgentTicketOpened, WhenSomethingIsNotable>()
    .Listen<AlarmRaised, WhenSomethingIsNotable>()
    .Listen<DossierCountsChanged, WhenSomethingIsNotable>()
    .Listen<ScoreChanged, WhenSomethingIsNotable>());
builder.Services.AddOptions<ScreensOptions>().BindConfiguration("Screens").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddSingleton<Cache>().AddSingleton<Shelf>().AddSingleton<KeptEvents>().AddSingleton<KeptParts>()
    .AddSingleton<Limits>().AddSingleton<Board>().AddSingleton<WallFiles>()
    .AddSingleton(Layouts.Load(Layouts.DeployedFolder));
builder.Services.AddSingleton<Mirror>().AddHostedService(provider => provider.GetRequiredService<Mirror>()).AddHostedService<Pace>();
builder.Services.AddHealthChecks().AddCheck<CacheAnswers>("cache");
builder.AddCompression();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(Kept.Allow));

var app = builder.Build().UseCompression().UseDefaults();
ShowWallPage.Map(app);
ShowLayout.Map(app);
var areas = app.MapGroup("/api/areas").WithTags("areas");
ShowRootArea.Map(areas);
ShowArea.Map(areas);
ListChildren.Map(areas);
ListPath.Map(areas);
ListSuccessors.Map(areas);
var api = app.MapGroup("/api/screens").WithTags("screens");
ListTiles.Map(api);
StreamTiles.Map(api);
api.MapParked();
app.Run();
