using Ioc.Defaults;
using Ioc.Desk;
using Ioc.Desk.Playlists;
using Ioc.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddDefaults("desk").AddAreas().AddLedger("desk");
builder.AddBus("desk", _ => { });
builder.Services.AddOptions<DeskOptions>().BindConfiguration("Desk").ValidateDataAnnotations().ValidateOnStart();

var app = builder.Build().UseDefaults();
var api = app.MapGroup("/api/desk").WithTags("desk");
PutPlaylist.Map(api);
ShowPlaylist.Map(api);
ListPlaylists.Map(api);
api.MapParked();
app.Run();
