using System.Net;
using System.Net.Http.Headers;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Screens;

public sealed class WallPages : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ioc-walls-");
    private OwnRedis redis = null!;
    private Replica replica = null!;
    private HttpClient browser = null!;

    private string Built => Path.Combine(folder.FullName, "wwwroot");

    public async ValueTask InitializeAsync()
    {
        redis = await OwnRedis.Open();
        replica = new Replica(redis.Address, ("webroot", Built));
        browser = replica.Bearer(null);
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await replica.DisposeAsync();
        await redis.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Walls_that_are_not_built_say_how_to_build_them_and_are_shown_once_they_are()
    {
        var answer = await browser.GetAsync("/");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "walls-not-built"), (answer.StatusCode, await answer.Problem()));
        Assert.Contains("npm run build", (await answer.Json()).GetProperty("detail").GetString());
        Build();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/walls/725")]
    [InlineData("/walls/725/full?lang=en")]
    [InlineData("/desk")]
    [InlineData("/desk/alarms?area=74&priority=high")]
    [InlineData("/enrol")]
    public async Task Every_wall_begins_with_the_one_page_asked_for_anew(string path)
    {
        Build();
        var answer = await browser.GetAsync(path);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoCache);
        Assert.Contains("<div id=\"wall\">", await answer.Content.ReadAsStringAsync());
        using var head = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public async Task Assets_are_kept_for_ever_and_travel_small()
    {
        Build();
        browser.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        var answer = await browser.GetAsync("/assets/index-1a2b3c.js");
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 1, 2_000);
    }

    [Theory]
    [InlineData("/assets/none.js")]
    [InlineData("/assets/../secret.txt")]
    [InlineData("/assets/%2e%2e/%2e%2e/secret.txt")]
    [InlineData("/favicon.svg")]
    public async Task What_was_not_built_is_not_found(string path)
    {
        Build();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "secret.txt"), "the key");
        var answer = await browser.GetAsync(path);
        Assert.DoesNotContain("the key", await answer.Content.ReadAsStringAsync());
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized, $"{path}: {answer.StatusCode}");
    }

    [Fact]
    public async Task A_wall_reads_its_layout_before_it_may_read_tiles_and_keeps_it_while_it_is_the_same()
    {
        var answer = await browser.GetAsync("/walls/hotline.json");
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("map", (await answer.Json()).GetProperty("panels")[3].GetProperty("panel").GetString());
        using var again = new HttpRequestMessage(HttpMethod.Get, "/walls/hotline.json") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await browser.SendAsync(again)).StatusCode);
        Assert.Equal("no-such-path", await (await browser.GetAsync("/walls/kitchen.json")).Problem());
    }

    private void Build()
    {
        Directory.CreateDirectory(Path.Combine(Built, "assets"));
        File.WriteAllText(Path.Combine(Built, "index.html"), "<!doctype html><div id=\"wall\"></div>");
        File.WriteAllText(Path.Combine(Built, "assets", "index-1a2b3c.js"), string.Concat(Enumerable.Repeat("const tile = 'tickets.open';\n", 2_000)));
    }
}
