using Ioc.Defaults;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scores;

var builder = WebApplication.CreateBuilder(args);
builder.AddDefaults("indicators");
builder.Services.AddSingleton(RuleBook.Load(RuleBook.DeployedFolder));

var app = builder.Build().UseDefaults();
var api = app.MapGroup("/api/indicators").WithTags("indicators");
EvaluateScore.Map(api);
ListRules.Map(api);
ShowRules.Map(api);
app.Run();
