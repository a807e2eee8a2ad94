using System.Net;
using System.Text;
using System.Text.Json;
using Ioc.Defaults;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Catalogue;

public sealed class DossierImports(RealDatabases databases) : IAsyncLifetime
{
    private const string Header = "code,procedure,area,channel,receivedAt,status,endedAt,digitised,supplementRequests,feeDong,agency\n";
    private Desk desk = null!;

    public async ValueTask InitializeAsync() => desk = await Desk.OpenAsync(databases);

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    private Task<HttpResponseMessage> Send(string text, string type = "application/x-ndjson", HttpClient? caller = null) =>
        (caller ?? desk.Agent).PostAsync("/api/catalogue/dossiers:import", new StringContent(text, Encoding.UTF8, type));

    private static string Json(params Dictionary<string, object?>[] records) => string.Join('\n', records.Select(x => JsonSerializer.Serialize(x)));

    private static string Numbered(int number) => $"000.00.15.H09-250623-{number:0000}";

    private static async Task<(long, long, long)> Counts(HttpResponseMessage answer)
    {
        var body = await answer.Json();
        return (body.GetProperty("lines").GetInt64(), body.GetProperty("stored").GetInt64(), body.GetProperty("unchanged").GetInt64());
    }

    private async Task NothingStored()
    {
        Assert.Equal(0L, await desk.Rows("dossier"));
        Assert.Empty(await desk.Told("dossier-received"));
    }

    [Fact]
    public async Task Every_line_becomes_a_dossier_with_its_fact_and_a_second_time_nothing_changes()
    {
        var text = Json([.. Enumerable.Range(1, 12_345).Select(i => Desk.Dossier(Numbered(i), ("area", i % 2 == 0 ? "25975" : "25942"), ("digitised", i % 3 == 0)))]);
        var first = await Send(text);
        var second = await Send(text + "\n\n");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal((12_345, 12_345, 0), await Counts(first));
        Assert.Equal((12_345, 0, 12_345), await Counts(second));
        Assert.Equal(12_345L, await desk.Rows("dossier"));
        var told = await desk.Told("dossier-received");
        Assert.Equal(12_345, told.Select(x => x.GetProperty("dossier").GetProperty("code").GetString()).Distinct().Count());
        Assert.Equal(4_115, told.Count(x => x.GetProperty("dossier").GetProperty("digitised").GetBoolean()));
        Assert.Equal(12_345, told.Length);
    }

    [Fact]
    public async Task Both_formats_and_the_single_act_tell_of_a_dossier_alike()
    {
        await desk.Receive(Desk.Dossier(Numbered(1), ("status", 9), ("endedAt", "2025-06-24T01:00:00Z"), ("digitised", true), ("feeDong", 8_000), ("agency", "UBND phường, An Phú")));
        var csv = await Send(Header
            + $"{Numbered(1)},1.001193,25975,online,2025-06-23T08:00:00+07:00,9,2025-06-24T01:00:00Z,true,,8000,\"UBND phường, An Phú\"\r\n"
            + $"{Numbered(2)},1.001193,25975,online,2025-06-23T01:00Z,,,0,,,\n", "text/csv");
        var json = await Send(Json(Desk.Dossier(Numbered(2))));

        Assert.Equal((2, 1, 1), await Counts(csv));
        Assert.Equal((1, 0, 1), await Counts(json));
        var told = (await desk.Told("dossier-received")).Select(x => x.GetProperty("dossier")).ToArray();
        Assert.Equal(["UBND phường, An Phú", "000.00.15.H09"], told.Select(x => x.GetProperty("agency").GetString()));
        Assert.Equal(told[0].EnumerateObject().Select(x => x.Name).Except(["endedAt", "feeDong"]), told[1].EnumerateObject().Select(x => x.Name));
    }

    [Fact]
    public async Task The_faults_of_all_lines_are_named_and_nothing_is_stored()
    {
        var answer = await Send(Json(Desk.Dossier(Numbered(1)), Desk.Dossier(Numbered(2), ("area", "99999"), ("status", 11))) + "\n{\"code\": 7}\nnot json\n[]\n"
            + Json(Desk.Dossier(Numbered(3), ("receivedAt", null)), Desk.Dossier("x", ("procedure", "0"))) + "\n{}{}\nnull\n");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["line/2/status", "line/2/area", "line/3", "line/4", "line/5", "line/6/receivedAt", "line/7/code", "line/7/procedure", "line/8", "line/9"],
            await answer.Pointers());
        await NothingStored();
    }

    [Fact]
    public async Task A_broken_line_of_csv_is_named_and_nothing_is_stored()
    {
        var good = $"{Numbered(1)},1.001193,25975,online,2025-06-23T08:00:00+07:00,2,,true,,,\n";
        var cells = await Send(Header + good + $"{Numbered(2)},1.001193,25975,online,2025-06-23T08:00:00,zwei,2025-06-24,ja,1.5,8k,\n", "text/csv");
        var short1 = await Send(Header + good + "a,b\n", "text/csv");
        var quote = await Send(Header + good + "\"a,b\n", "text/csv");
        var columns = await Send("code,area\n", "text/csv");

        Assert.Equal(["line/3/status", "line/3/receivedAt", "line/3/endedAt", "line/3/supplementRequests", "line/3/feeDong", "line/3/digitised"],
            (await cells.Pointers()));
        Assert.Equal("line/3", Assert.Single(await short1.Pointers()));
        Assert.Equal("line/3", Assert.Single(await quote.Pointers()));
        Assert.Equal(["line/1", "line/1", "line/1"], await columns.Pointers());
        await NothingStored();
    }

    [Fact]
    public async Task Only_the_first_fifty_faults_are_listed_and_reading_stops_there()
    {
        var answer = await Send(string.Concat(Enumerable.Repeat("{\n", 100_000)));

        Assert.Equal(Enumerable.Range(1, 50).Select(line => $"line/{line}"), await answer.Pointers());
    }

    [Fact]
    public async Task A_line_over_the_limit_is_refused_without_being_held()
    {
        var json = await Send(Json(Desk.Dossier(Numbered(1))) + "\n" + new string(' ', 3 << 20));
        var csv = await Send(Header + "\"" + new string('a', 3 << 20), "text/csv");

        Assert.Equal("line/2", Assert.Single(await json.Pointers()));
        Assert.Equal("line/2", Assert.Single(await csv.Pointers()));
        await NothingStored();
    }

    [Fact]
    public async Task A_code_with_another_content_is_refused_in_the_file_and_against_what_is_stored()
    {
        await desk.Receive(Desk.Dossier(Numbered(1)));
        var answer = await Send(Json(
            Desk.Dossier(Numbered(1)), Desk.Dossier(Numbered(2)), Desk.Dossier(Numbered(2)), Desk.Dossier(Numbered(2), ("digitised", true)),
            Desk.Dossier(Numbered(1), ("channel", "postal"))));

        Assert.Equal(["line/4/code", "line/5/code"], await answer.Pointers());
        Assert.Equal(1L, await desk.Rows("dossier"));
        Assert.Single(await desk.Told("dossier-received"));
    }

    [Fact]
    public async Task A_line_of_a_foreign_area_is_refused_with_all_the_others()
    {
        var answer = await Send(Json(Desk.Dossier(Numbered(1)), Desk.Dossier(Numbered(2), ("area", "25942"))), caller: desk.Room.Caller("agency", "725"));

        Assert.Equal("line/2/area", Assert.Single(await answer.Pointers()));
        await NothingStored();
    }

    [Fact]
    public async Task Who_may_not_import_does_not_and_another_format_is_not_read()
    {
        Assert.Equal("role-not-allowed", await (await Send("", caller: desk.Room.Caller("viewer", "74"))).Problem());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Send("<a/>", "application/xml")).StatusCode);
        Assert.Equal((0, 0, 0), await Counts(await Send("")));
        Assert.Equal("line/1", (await (await Send("", "text/csv")).Pointers())[0]);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing_and_a_byte_order_mark_is_no_fault()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => desk.Agent.PostAsync("/api/catalogue/dossiers:import",
            new BrokenOff(Json([.. Enumerable.Range(1, 3_000).Select(i => Desk.Dossier(Numbered(i)))]))));
        await Eventually.Holds(async () => await desk.Room.Scalar<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and state like '%transaction%' and pid <> pg_backend_pid()") == 0, "the import is given up");
        await NothingStored();

        Assert.Equal((1, 1, 0), await Counts(await Send("\uFEFF" + Json(Desk.Dossier(Numbered(1))))));
    }

    [Fact]
    public async Task Slow_senders_take_four_places_and_leave_them_free_again()
    {
        var end = new TaskCompletionSource();
        // A client that follows redirects gathers a body before it sends it.
        using var sender = desk.Room.CreateClient(new() { AllowAutoRedirect = false });
        sender.DefaultRequestHeaders.Authorization = desk.Agent.DefaultRequestHeaders.Authorization;
        var slow = Enumerable.Range(1, AtOnce.ImportsMax).Select(i => sender.PostAsync("/api/catalogue/dossiers:import", new Slow(Json(Desk.Dossier(Numbered(i))) + "\n", end.Task))).ToList();
        await Eventually.Holds(async () => await desk.Room.Scalar<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and query like 'copy incoming%' and state = 'active'") == AtOnce.ImportsMax, "each waits for its sender");

        using (var refused = await Send(Json(Desk.Dossier(Numbered(9)))))
            Assert.Equal((HttpStatusCode.TooManyRequests, "imports-busy"), (refused.StatusCode, await refused.Problem()));
        end.SetResult();
        foreach (var answer in await Task.WhenAll(slow)) Assert.Equal((1, 1, 0), await Counts(answer));
        Assert.Equal((1, 1, 0), await Counts(await Send(Json(Desk.Dossier(Numbered(9))))));
    }

    private sealed class Slow : HttpContent
    {
        private readonly (string Text, Task End) says;

        public Slow(string text, Task end)
        {
            says = (text, end);
            Headers.ContentType = new("application/x-ndjson");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(says.Text));
            await stream.FlushAsync();
            await says.End;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class BrokenOff : HttpContent
    {
        private readonly string text;

        public BrokenOff(string text)
        {
            this.text = text;
            Headers.ContentType = new("application/x-ndjson");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
            await stream.FlushAsync();
            throw new IOException("the line went dead");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_a_fault_of_its_line()
    {
        var bytes = Encoding.Latin1.GetBytes(Json(Desk.Dossier(Numbered(1), ("agency", "Phong"))).Replace("Phong", "Ph\u00F2ng"));
        var answer = await desk.Agent.PostAsync("/api/catalogue/dossiers:import",
            new ByteArrayContent(bytes) { Headers = { ContentType = new("application/x-ndjson") } });

        Assert.Equal("line/1", Assert.Single(await answer.Pointers()));
    }

    [Fact]
    public async Task Two_imports_of_the_same_file_at_once_store_it_once()
    {
        var text = Json([.. Enumerable.Range(1, 2_000).Select(i => Desk.Dossier(Numbered(i)))]);
        var answers = await Task.WhenAll(Send(text), Send(text));
        var counts = await Task.WhenAll(answers.Select(Counts));

        Assert.Equal(2_000, counts.Sum(x => x.Item2));
        Assert.Equal(2_000L, await desk.Rows("dossier"));
        Assert.Equal(2_000, (await desk.Told("dossier-received")).Length);
    }
}
