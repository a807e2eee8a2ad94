using System.Net.Http.Json;
using System.Text.Json;
using Ioc.Catalogue.Offers;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Catalogue;

/// <summary>The catalogue under test with one service in it, and short words for what its callers send.</summary>
public sealed class Desk(RealDatabases databases) : IAsyncLifetime
{
    public const string Procedure = "1.001193";
    public const string Code = "000.00.15.H09-250624-0001";

    public Room<OfferRow> Room { get; private set; } = null!;

    public HttpClient Agent { get; private set; } = null!;

    public DateTimeOffset Now => Room.Clock.Now;

    public static async Task<Desk> OpenAsync(RealDatabases databases)
    {
        var desk = new Desk(databases);
        await desk.InitializeAsync();
        return desk;
    }

    public async ValueTask InitializeAsync()
    {
        Room = new Room<OfferRow>("catalogue", await databases.Servers.NewDatabaseAsync());
        Agent = Room.Caller("agency", "74");
        (await Put(Procedure, Offer())).EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => Room.DisposeAsync();

    public static Dictionary<string, object?> Offer(params (string Key, object? Value)[] changes) => Changed(new()
    {
        ["area"] = "74", ["nameVi"] = "Đăng ký khai sinh", ["nameEn"] = "Birth registration", ["level"] = "commune", ["field"] = "Hộ tịch",
        ["online"] = "full", ["hasFee"] = false, ["onlinePayment"] = false, ["essential"] = true, ["maxWorkingDays"] = 5, ["paperResult"] = true,
    }, changes);

    public static Dictionary<string, object?> Dossier(string code = Code, params (string Key, object? Value)[] changes) => Changed(new()
    {
        ["code"] = code, ["procedure"] = Procedure, ["area"] = "25975", ["channel"] = "online", ["receivedAt"] = "2025-06-23T08:00:00+07:00",
    }, changes);

    public Task<HttpResponseMessage> Put(string code, object body, HttpClient? caller = null) =>
        (caller ?? Agent).PutAsJsonAsync($"/api/catalogue/services/{code}", body);

    public Task<HttpResponseMessage> Receive(object body, HttpClient? caller = null) => (caller ?? Agent).Post("/api/catalogue/dossiers", body);

    public Task<HttpResponseMessage> Move(object body, string code = Code, HttpClient? caller = null) =>
        (caller ?? Agent).Post($"/api/catalogue/dossiers/{code}/status", body);

    public async Task<JsonElement[]> Find(string path, HttpClient? caller = null) =>
        [.. (await (await (caller ?? Agent).GetAsync($"/api/catalogue/{path}")).Json()).GetProperty("items").EnumerateArray()];

    public async Task<string[]> FindCodes(string path, HttpClient? caller = null) =>
        [.. (await Find(path, caller)).Select(x => x.GetProperty("code").GetString()!)];

    public async Task<JsonElement[]> Told(string name) =>
        [.. (await (name.EndsWith("-changed") ? Room.Totals() : Room.Told())).Where(x => x.Type == $"ioc.catalogue.{name}").Select(x => x.Body)];

    public Task<long> Rows(string table) => Room.Scalar<long>($"select count(*) from {table}");

    private static Dictionary<string, object?> Changed(Dictionary<string, object?> body, (string Key, object? Value)[] changes)
    {
        foreach (var (key, value) in changes) body[key] = value;
        return body;
    }
}
