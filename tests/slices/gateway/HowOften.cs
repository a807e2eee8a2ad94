using Xunit;

namespace Ioc.Tests.Slices.Gateway;

public sealed class HowOften : IAsyncLifetime
{
    private static readonly string[] Tight =
    [
        "Limits:PerCaller:read:RequestsPerSecond=1", "Limits:PerCaller:read:BurstRequests=3",
        "Limits:PerCaller:public:RequestsPerSecond=1", "Limits:PerCaller:public:BurstRequests=3",
    ];

    private Upstream upstream = null!;
    private Gate gate = null!;

    public async ValueTask InitializeAsync()
    {
        upstream = await Upstream.Open();
        gate = await Gate.Open(upstream.Address, Tight);
    }

    public async ValueTask DisposeAsync()
    {
        await gate.DisposeAsync();
        await upstream.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_comes_too_often_is_told_when_to_come_again()
    {
        using var answer = await FirstRefusal("/api/hotline/tickets", gate.Token("viewer"));
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 5);
        await Problem.Is(429, "too-many-requests", answer);
    }

    [Fact]
    public async Task One_callers_haste_is_not_anothers_loss()
    {
        (await FirstRefusal("/api/hotline/tickets", gate.Token("viewer", "hasty"))).Dispose();
        await Echo.Of(await gate.Send("GET", "/api/hotline/tickets", gate.Token("viewer", "calm")));
    }

    [Fact]
    public async Task A_new_token_of_the_same_subject_is_the_same_caller()
    {
        (await FirstRefusal("/api/hotline/tickets", gate.Token("viewer", "hasty"))).Dispose();
        using var answer = await gate.Send("GET", "/api/eid/counts", gate.Token("viewer", "hasty"));
        await Problem.Is(429, "too-many-requests", answer);
    }

    [Fact]
    public async Task Whoever_has_no_token_is_counted_by_address() =>
        await Problem.Is(429, "too-many-requests", await FirstRefusal("/assets/wall.js", token: null));

    [Fact]
    public async Task Guessing_tokens_is_counted_too() =>
        await Problem.Is(429, "too-many-requests", await FirstRefusal("/api/hotline/tickets", BadTokens.All["a stranger's key"](gate)));

    [Fact]
    public async Task A_path_that_is_not_there_is_counted_too() =>
        await Problem.Is(429, "too-many-requests", await FirstRefusal("/nothing", token: null));

    [Fact]
    public async Task A_spoofed_address_does_not_make_a_new_caller()
    {
        for (var i = 0; i < 10; i++)
        {
            var answer = await gate.Send("GET", "/assets/wall.js", shape: x => x.Headers.Add("X-Forwarded-For", $"203.0.113.{i}"));
            if ((int)answer.StatusCode == 429) return;
            answer.Dispose();
        }
        Assert.Fail("ten answers, no refusal");
    }

    /// <summary>The bucket holds three; a slow machine may refill one or two while it is emptied.</summary>
    private async Task<HttpResponseMessage> FirstRefusal(string path, string? token)
    {
        for (var i = 0; i < 30; i++)
        {
            var answer = await gate.Send("GET", path, token);
            if ((int)answer.StatusCode == 429) return answer;
            answer.Dispose();
        }
        throw new InvalidOperationException("thirty answers, no refusal");
    }
}
