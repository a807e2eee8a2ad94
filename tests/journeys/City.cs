using System.Text.Json;
using Ioc.Tests.Journeys;
using Ioc.Tests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(City))]

namespace Ioc.Tests.Journeys;

/// <summary>One whole stack for the level, without the simulator; each journey lives in communes of its own.</summary>
public sealed class City : IAsyncLifetime
{
    private Stack? stack;
    private OtlpReceiver? collector;

    /// <summary>The stack, started.</summary>
    public Stack Stack => stack!;

    /// <summary>Where the services send their traces.</summary>
    public OtlpReceiver Collector => collector!;

    /// <summary>An operator of the whole province.</summary>
    public HttpClient Operator { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        collector = await OtlpReceiver.StartAsync();
        stack = await Stack.StartAsync(variables: collector.Variables);
        Operator = await stack.CallerAsync("operator", "74");
    }

    /// <summary>Posts and demands success.</summary>
    public async Task<JsonElement> Post(string path, object body)
    {
        var answer = await Operator.Post(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Json();
    }

    /// <summary>Gets and demands success.</summary>
    public async Task<JsonElement> Get(string path)
    {
        var answer = await Operator.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Json();
    }

    /// <summary>Writes the line that each journey owes: what was sent and what became of it.</summary>
    public static void Tally(string journey, int sent, int accepted, int applied)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{journey}: sent {sent}, accepted {accepted}, applied {applied}, lost {Math.Max(0, accepted - applied)}, doubled {Math.Max(0, applied - accepted)}");
        Assert.Equal(accepted, applied);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Operator?.Dispose();
        if (stack is not null) await stack.DisposeAsync();
        if (collector is not null) await collector.DisposeAsync();
    }
}
