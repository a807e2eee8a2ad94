using System.Net;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Gateway;

public sealed class WhenAServiceFails : IAsyncLifetime
{
    private Upstream upstream = null!;

    public async ValueTask InitializeAsync() => upstream = await Upstream.Open();

    public ValueTask DisposeAsync() => upstream.DisposeAsync();

    [Fact]
    public async Task A_dead_service_is_a_problem_that_says_when_to_try_again()
    {
        await using var gate = await Gate.Open(NobodyListens());
        using var answer = await gate.Send("GET", "/api/hotline/tickets", gate.Token("viewer"));
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        await Problem.Is(502, "upstream-unavailable", answer);
    }

    [Fact]
    public async Task A_service_that_drops_the_line_is_a_problem()
    {
        await using var gate = await Gate.Open(upstream.Address);
        using var answer = await gate.Send("GET", "/api/hotline/drop", gate.Token("viewer"));
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        await Problem.Is(502, "upstream-unavailable", answer);
    }

    [Theory]
    [InlineData("GET", "hotline-read")]
    [InlineData("POST", "hotline-write")]
    public async Task A_service_that_takes_too_long_is_a_problem(string method, string route)
    {
        await using var gate = await Gate.Open(upstream.Address, $"ReverseProxy:Routes:{route}:Timeout=00:00:00.200");
        using var answer = await gate.Send(method, "/api/hotline/hang", gate.Token("operator"));
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        await Problem.Is(504, "upstream-timeout", answer);
    }

    [Fact]
    public async Task What_a_service_refuses_reaches_the_caller_as_the_service_said_it()
    {
        await using var gate = await Gate.Open(upstream.Address);
        using var answer = await gate.Send("POST", "/api/hotline/tickets/7/refuse", gate.Token("operator"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("urn:ioc:ticket-already-answered", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_reads_does_not_notice_a_dead_replica()
    {
        await using var gate = await Gate.Open(NobodyListens(), $"services:hotline:http:1={upstream.Address}", $"services:hotline:http:2={upstream.Address}");
        for (var asked = 0; asked < 50; asked++)
        {
            using var answer = await gate.Send("GET", "/api/hotline/tickets", gate.Token("viewer", $"caller {asked}"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("GET", 2)]
    [InlineData("POST", 1)]
    public async Task What_every_replica_drops_is_asked_of_one_more_when_it_is_a_read(string method, int times)
    {
        await using var gate = await Gate.Open(upstream.Address, $"services:hotline:http:1={upstream.Address}");
        using var answer = await gate.Send(method, "/api/hotline/drop", gate.Token("operator"));
        await Problem.Is(502, "upstream-unavailable", answer);
        Assert.Equal(times, upstream.Asked.Count);
    }

    [Fact]
    public async Task A_dead_replica_is_left_out_after_a_few_failures()
    {
        await using var gate = await Gate.Open(upstream.Address, $"services:hotline:http:1={NobodyListens()}");
        var inARow = 0;
        for (var asked = 0; asked < 500 && inARow < 50; asked++)
        {
            using var answer = await gate.Send("POST", "/api/hotline/tickets", gate.Token("operator", $"caller {asked}"));
            inARow = answer.IsSuccessStatusCode ? inARow + 1 : 0;
        }
        Assert.Equal(50, inARow);
    }

    [Fact]
    public async Task The_language_of_a_refusal_is_the_callers()
    {
        await using var gate = await Gate.Open(upstream.Address);
        using var vi = await gate.Send("GET", "/api/hotline/tickets");
        using var en = await gate.Send("GET", "/api/hotline/tickets", shape: x => x.Headers.AcceptLanguage.ParseAdd("en"));
        Assert.Contains("Cần mã truy cập", await vi.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("A token is needed", await en.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string NobodyListens() => $"http://127.0.0.1:{Stack.FreePort()}";
}
