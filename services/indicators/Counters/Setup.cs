using Ioc.Areas;
using Ioc.Indicators.Questions;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scores;
using Ioc.Messaging;
using Microsoft.Extensions.Options;

namespace Ioc.Indicators.Counters;

/// <summary>Adds the counters: before the bus, so that they know the rows when the first fact comes.</summary>
public static class Setup
{
    /// <summary>Adds memory, figures, scores and the counting of scores.</summary>
    public static WebApplicationBuilder AddCounters(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => new Memory(provider.GetRequiredService<Ledger>().Source, provider.GetRequiredService<AreaTree>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Figures(
            provider.GetRequiredService<Memory>(), provider.GetRequiredService<RuleBook>(), provider.GetRequiredService<Ledger>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<LiveScores>();
        services.AddSingleton(provider => new CountScores(
            provider.GetRequiredService<Memory>(), provider.GetRequiredService<LiveScores>(), provider.GetRequiredService<Outlooks>(),
            provider.GetRequiredService<AreaTree>(), provider.GetRequiredService<Ledger>(),
            provider.GetRequiredService<Wakes>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IOptions<MessagingOptions>>(),
            provider.GetRequiredService<ILogger<CountScores>>()));
        services.AddHostedService(provider => provider.GetRequiredService<CountScores>());
        services.AddOptions<HistoryOptions>().BindConfiguration("History").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<History>().AddHostedService<ForgetHistory>();
        return builder;
    }
}
