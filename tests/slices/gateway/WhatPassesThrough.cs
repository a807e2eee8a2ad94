using Xunit;

namespace Ioc.Tests.Slices.Gateway;

public sealed class WhatPassesThrough : IAsyncLifetime
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    private Upstream upstream = null!;
    private Gate gate = null!;

    public async ValueTask InitializeAsync()
    {
        upstream = await Upstream.Open();
        gate = await Gate.Open(upstream.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await gate.DisposeAsync();
        await upstream.DisposeAsync();
    }

    [Fact]
    public async Task The_trace_goes_on_under_the_same_number()
    {
        var echo = await Read(x => x.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01"));
        Assert.StartsWith($"00-{Trace}-", echo.Headers["traceparent"]);
        Assert.DoesNotContain("b7ad6b7169203331", echo.Headers["traceparent"]);
    }

    [Fact]
    public async Task The_token_goes_on_so_that_the_service_can_judge_the_area()
    {
        var token = gate.Token("viewer");
        Assert.Equal($"Bearer {token}", (await Echo.Of(await gate.Send("GET", "/api/hotline/tickets", token))).Headers["Authorization"]);
    }

    [Fact]
    public async Task A_header_beyond_ascii_goes_on_as_it_came() =>
        Assert.Equal("Bình Dương", (await Read(x => x.Headers.TryAddWithoutValidation("X-Note", "Bình Dương"))).Headers["X-Note"]);

    [Fact]
    public async Task Where_the_caller_came_from_is_said_by_the_gateway_alone()
    {
        var echo = await Read(x =>
        {
            x.Headers.Add("X-Forwarded-For", "203.0.113.9");
            x.Headers.Add("X-Forwarded-Host", "evil.test");
            x.Headers.Add("X-Forwarded-Proto", "https");
        });
        Assert.Equal("127.0.0.1", echo.Headers["X-Forwarded-For"]);
        Assert.Equal(gate.Client.BaseAddress!.Authority, echo.Headers["X-Forwarded-Host"]);
        Assert.Equal("http", echo.Headers["X-Forwarded-Proto"]);
    }

    [Fact]
    public async Task A_trusted_load_balancer_is_believed()
    {
        await using var behind = await Gate.Open(upstream.Address, "TrustedProxies:0=127.0.0.0/8");
        var answer = await behind.Send("GET", "/api/hotline/tickets", behind.Token("viewer"), x => x.Headers.Add("X-Forwarded-For", "203.0.113.9"));
        Assert.Equal("203.0.113.9", (await Echo.Of(answer)).Headers["X-Forwarded-For"]);
    }

    [Theory]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("Via", "1.1 elsewhere")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    [InlineData("X-Original-URL", "/metrics")]
    [InlineData("X-Rewrite-URL", "/metrics")]
    [InlineData("X-HTTP-Method-Override", "DELETE")]
    [InlineData("baggage", "tenant=725")]
    [InlineData("Correlation-Context", "tenant=725")]
    [InlineData("Request-Id", "|7e2.1.")]
    [InlineData("Cookie", "session=1")]
    public async Task A_header_that_pretends_is_taken_away(string name, string value) =>
        Assert.DoesNotContain(name, (await Read(x => x.Headers.TryAddWithoutValidation(name, value))).Headers);

    [Theory]
    [InlineData("/")]
    [InlineData("/walls/725")]
    [InlineData("/assets/wall.js")]
    [InlineData("/nothing")]
    public async Task Every_page_carries_the_headers_that_browsers_heed(string path)
    {
        using var answer = await gate.Send("GET", path);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("http", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_description_of_a_service_is_open()
    {
        foreach (var room in Gate.Rooms)
        {
            var echo = await Echo.Of(await gate.Send("GET", $"/api/{room}/openapi.json"));
            Assert.Equal("/openapi/v1.json", echo.Path);
            Assert.Equal(gate.Client.BaseAddress!.Authority, echo.Headers["Host"]);
        }
    }

    [Theory]
    [InlineData("/api/hotline/tickets?area=74.725&status=open", "/api/hotline/tickets")]
    [InlineData("/api/catalogue/services/1.001234.000.00.00.H08", "/api/catalogue/services/1.001234.000.00.00.H08")]
    [InlineData("/api/areas/74", "/api/areas/74")]
    [InlineData("/api/areas", "/api/areas")]
    public async Task A_path_arrives_as_it_was_sent(string sent, string arrived) =>
        Assert.Equal(arrived, (await Echo.Of(await gate.Send("GET", sent, gate.Token("viewer")))).Path);

    [Fact]
    public async Task The_gateways_own_metrics_are_for_machines_inside()
    {
        using var inside = await gate.Send("GET", "/metrics");
        Assert.Contains("# TYPE", await inside.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        foreach (var path in new[] { "/metrics", "/metrics/", "/health/ready", "/health/live" })
            await Problem.Is(404, "no-such-path", await gate.Send("GET", path, shape: x => x.Headers.Add("X-Forwarded-For", "203.0.113.9")));
    }

    private async Task<Echo> Read(Action<HttpRequestMessage> shape) =>
        await Echo.Of(await gate.Send("GET", "/api/hotline/tickets", gate.Token("viewer"), shape));
}
