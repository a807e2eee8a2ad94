using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Gateway;
using Ioc.Simulator;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.AddDefaults("simulator");
if (!builder.Environment.IsDevelopment()) throw new InvalidOperationException("The simulator signs its own token and runs in development only.");
var services = builder.Services;
services.AddOptions<SimulatorOptions>().BindConfiguration("Simulator").ValidateDataAnnotations().ValidateOnStart();
services.AddSingleton(WorkingCalendar.Vietnam);
services.AddSingleton(provider => new Town(
    AreaTree.Bundled(builder.Configuration.GetValue<DateOnly?>("Areas:PinnedOn")),
    provider.GetRequiredService<TimeProvider>().Today(), provider.GetRequiredService<IOptions<SimulatorOptions>>().Value.Seed));
services.AddSingleton(LocalIssuer.Open(Required("LocalIssuer:KeyFile"), Required("Auth:Authority")));
services.AddHttpClient<Door>(http => http.BaseAddress = new Uri(Required("services:gateway:http:0")));
services.AddHostedService<Province>();
builder.Build().UseDefaults().Run();

string Required(string key) => builder.Configuration[key] is { Length: > 0 } value ? value : throw new InvalidOperationException($"{key} is missing.");
