using System.Net;
using System.Text.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Screens;

public sealed class ReadAreas : IAsyncLifetime
{
    private OwnRedis redis = null!;
    private Replica replica = null!;
    private HttpClient device = null!;

    public async ValueTask InitializeAsync()
    {
        redis = await OwnRedis.Open();
        replica = await new Replica(redis.Address, ("Areas:PinnedOn", "")).Loaded();
        device = replica.Caller("device", "725");
    }

    public async ValueTask DisposeAsync()
    {
        device.Dispose();
        await replica.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Fact]
    public async Task The_root_is_that_of_the_day()
    {
        Assert.Equal("74", (await Read("/api/areas?on=2025-03-01")).GetProperty("code").GetString());
        Assert.Equal("79", (await Read("/api/areas?on=2025-07-01")).GetProperty("code").GetString());
        Assert.Equal("79", (await Read("/api/areas")).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_pinned_tree_is_the_tree_of_every_later_day()
    {
        await using var pinned = await new Replica(redis.Address).Loaded();
        using var caller = pinned.Caller("viewer", "74");
        Assert.Equal("74", (await (await caller.GetAsync("/api/areas")).Json()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_unit_answers_with_what_is_known_of_it()
    {
        var area = await Read("/api/areas/725?on=2025-03-01");
        Assert.Equal(("725", "district", "74.725", "74"), (area.GetProperty("code").GetString(), area.GetProperty("level").GetString(),
            area.GetProperty("path").GetString(), area.GetProperty("parentCode").GetString()));
        Assert.Equal("2025-06-30", area.GetProperty("validTo").GetString());
        Assert.True(area.GetProperty("lat").GetDouble() > 0 && area.GetProperty("population").GetInt32() > 0);
    }

    [Fact]
    public async Task Children_and_path_are_those_of_the_day()
    {
        Assert.Equal(9, (await Read("/api/areas/74/children?on=2025-06-30")).GetArrayLength());
        Assert.Equal(36, (await Read("/api/areas/79/children")).GetArrayLength());
        Assert.Equal(["74", "725", "25975"], Codes(await Read("/api/areas/25975/path?on=2025-06-30")));
    }

    [Theory]
    [InlineData("25747", "Phường Phú Cường", "Phường Thủ Dầu Một")]
    [InlineData("25813", "Phường Mỹ Phước", "Phường Bến Cát")]
    [InlineData("25822", "Thị trấn Lai Uyên", "Xã Bàu Bàng")]
    public async Task A_reused_code_is_another_unit_on_another_day(string code, string before, string after)
    {
        Assert.Equal(before, (await Read($"/api/areas/{code}?on=2025-06-30")).GetProperty("nameVi").GetString());
        Assert.Equal(after, (await Read($"/api/areas/{code}?on=2025-07-01")).GetProperty("nameVi").GetString());
    }

    [Fact]
    public async Task Successors_are_named_by_the_unit_they_took_over()
    {
        var old = await Read("/api/areas/25975?on=2025-06-30");
        var named = old.GetProperty("successors").EnumerateArray().Select(x => x.GetString()).ToList();
        Assert.NotEmpty(named);
        Assert.Equal(named, Codes(await Read("/api/areas/25975/successors?on=2025-06-30")));
    }

    [Theory]
    [InlineData("/api/areas/725")]
    [InlineData("/api/areas/725/children")]
    [InlineData("/api/areas/725/path")]
    [InlineData("/api/areas/725/successors")]
    public async Task A_code_that_means_nothing_on_the_day_is_refused_with_what_it_meant(string path)
    {
        var answer = await device.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("unknown-area", await answer.Problem());
        Assert.Contains("2025-06-30", (await answer.Json()).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_bad_date_and_an_unknown_code_are_refused()
    {
        Assert.Equal("malformed-request", await (await device.GetAsync("/api/areas/725?on=yesterday")).Problem());
        Assert.Equal("unknown-area", await (await device.GetAsync("/api/areas/99999")).Problem());
        Assert.Equal("unknown-area", await (await device.GetAsync("/api/areas?on=1900-01-01")).Problem());
        using var nobody = replica.Bearer(null);
        Assert.Equal("no-token", await (await nobody.GetAsync("/api/areas")).Problem());
    }

    private static IEnumerable<string> Codes(JsonElement areas) => areas.EnumerateArray().Select(x => x.GetProperty("code").GetString()!);

    private async Task<JsonElement> Read(string path)
    {
        var answer = await device.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, path), (answer.StatusCode, path));
        return await answer.Json();
    }
}
