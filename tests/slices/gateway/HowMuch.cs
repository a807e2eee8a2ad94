using System.Net.Http.Headers;
using Xunit;

namespace Ioc.Tests.Slices.Gateway;

public sealed class HowMuch : IAsyncLifetime
{
    private const int MiB = 1 << 20;

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

    [Theory]
    [InlineData("/api/hotline/tickets", MiB)]
    [InlineData("/api/feeds/readings", 4 * MiB)]
    [InlineData("/api/catalogue/dossiers:import", 20 * MiB)]
    [InlineData("/api/hotline/tickets:import", 20 * MiB)]
    [InlineData("/api/indicators/766/published", 20 * MiB)]
    public async Task A_body_within_the_limit_arrives_whole(string path, int bytes)
    {
        using var answer = await gate.Send("POST", path, gate.Token("agency"), x => x.Content = new ByteArrayContent(new byte[bytes]));
        Assert.Equal(bytes, (await Echo.Of(answer)).Bytes);
    }

    [Theory]
    [InlineData("POST", "/api/hotline/tickets", MiB)]
    [InlineData("PUT", "/api/catalogue/services/1.000", MiB)]
    [InlineData("POST", "/api/feeds/readings", 4 * MiB)]
    [InlineData("POST", "/api/indicators/766/evaluate", MiB)]
    public async Task A_body_that_says_it_is_too_large_is_refused_unread(string method, string path, int limitBytes)
    {
        using var answer = await gate.Send(method, path, gate.Token("agency"), x =>
        {
            x.Headers.ExpectContinue = true;
            x.Content = new ByteArrayContent(new byte[limitBytes + 1]);
        });
        await Problem.Is(413, "body-too-large", answer);
        // The gateway itself asks the desk now and then who is revoked.
        Assert.DoesNotContain(path, upstream.Asked);
    }

    [Fact]
    public async Task An_import_beyond_its_limit_is_refused_unread()
    {
        var answer = await gate.SendAsWritten("POST /api/hotline/tickets:import HTTP/1.1\r\nHost: gate\r\nConnection: close\r\n"
            + $"Authorization: Bearer {gate.Token("agency")}\r\nContent-Length: {(1L << 30) + 1}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413", answer);
        Assert.Contains("urn:ioc:body-too-large", answer);
        Assert.DoesNotContain("/api/hotline/tickets:import", upstream.Asked);
    }

    [Fact]
    public async Task A_body_that_hides_its_length_is_cut_at_the_limit()
    {
        using var answer = await gate.Send("POST", "/api/hotline/tickets", gate.Token("agency"), x =>
        {
            x.Headers.TransferEncodingChunked = true;
            x.Content = new ByteArrayContent(new byte[2 * MiB]);
        });
        await Problem.Is(413, "body-too-large", answer);
    }

    [Fact]
    public async Task An_import_reaches_the_service_while_it_is_still_being_sent()
    {
        var rest = new TaskCompletionSource();
        using var content = new Unhurried(rest.Task);
        var sending = gate.Send("POST", "/api/catalogue/dossiers:import", gate.Token("agency"), x => x.Content = content);
        await upstream.FirstBytes.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.False(sending.IsCompleted);
        rest.SetResult();
        Assert.Equal(2 * Unhurried.HalfBytes, (await Echo.Of(await sending)).Bytes);
    }

    /// <summary>Sends a half, waits, sends the other half.</summary>
    private sealed class Unhurried : HttpContent
    {
        public const int HalfBytes = 100_000;

        private readonly Task rest;

        public Unhurried(Task rest)
        {
            this.rest = rest;
            Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(new byte[HalfBytes]);
            await stream.FlushAsync();
            await rest;
            await stream.WriteAsync(new byte[HalfBytes]);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
