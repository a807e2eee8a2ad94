using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Ioc.Hotline;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Hotline;

public sealed class Open311Acts(RealDatabases databases) : IAsyncLifetime
{
    private Room<TicketRow> room = null!;
    private HttpClient app = null!;

    public async ValueTask InitializeAsync()
    {
        room = new Room<TicketRow>("hotline", await databases.Servers.NewDatabaseAsync());
        app = room.Caller("agency", "74");
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private Task<HttpResponseMessage> Post(string format, params (string Key, string Value)[] form) =>
        app.PostAsync($"/api/hotline/open311/v2/requests.{format}", new FormUrlEncodedContent(form.Select(x => KeyValuePair.Create(x.Key, x.Value))));

    private async Task<string> Open(string service = "tieng-on", string lat = "10.9494", string lon = "106.7377") => (await (await Post("json",
        ("jurisdiction_id", "74"), ("service_code", service), ("lat", lat), ("long", lon), ("description", "Hát karaoke sau 22 giờ"), ("first_name", "An"), ("phone", "0912345678"))).Json())[0]
        .GetProperty("service_request_id").GetString()!;

    private async Task<JsonElement> Read(string path) => await (await app.GetAsync($"/api/hotline/open311/v2/{path}")).Json();

    [Fact]
    public async Task The_services_are_the_categories_of_the_hotline_in_both_formats()
    {
        var noise = (await Read("services.json")).EnumerateArray().Single(x => x.GetProperty("service_code").GetString() == "tieng-on");
        Assert.Equal(("Tiếng ồn", "Noise", "false", "realtime"), (noise.GetProperty("service_name").GetString(), noise.GetProperty("description").GetString(),
            noise.GetProperty("metadata").GetString(), noise.GetProperty("type").GetString()));
        var xml = XDocument.Parse(await app.GetStringAsync("/api/hotline/open311/v2/services.xml"));
        Assert.Contains(xml.Root!.Elements("service"), x => x.Element("service_code")!.Value == "moi-truong-rac-thai" && x.Element("service_name")!.Value == "Môi trường, rác thải");
        Assert.Equal("no-such-format", await (await app.GetAsync("/api/hotline/open311/v2/services.yaml")).Problem());
    }

    [Fact]
    public async Task A_request_becomes_a_ticket_of_the_nearest_commune_and_its_reporter_is_not_kept()
    {
        var answer = await Post("xml", ("jurisdiction_id", "74"), ("service_code", "tieng-on"), ("lat", "10.9494"), ("long", "106.7377"),
            ("description", "Hát karaoke sau 22 giờ"), ("first_name", "Nguyễn Văn An"), ("phone", "0912345678"), ("email", "an@mail.example"));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var code = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Element("request")!.Element("service_request_id")!.Value;
        var ticket = await (await app.GetAsync($"/api/hotline/tickets/{code}")).Json();
        Assert.Equal(("74.725.25975", "Tiếng ồn", "open311", "Hát karaoke sau 22 giờ"), (ticket.GetProperty("area").GetString(), ticket.GetProperty("category").GetString(),
            ticket.GetProperty("channel").GetString(), ticket.GetProperty("summary").GetString()));
        Assert.Equal(["ioc.hotline.ticket-opened", "ioc.hotline.urgent-ticket-opened"], (await room.Told()).Select(x => x.Type));
        Assert.DoesNotContain("0912345678", await room.Scalar<string>("select string_agg(ticket::text, '') from ticket"));
    }

    [Fact]
    public async Task A_request_is_shown_without_words_and_with_a_coarse_place()
    {
        var code = await Open();
        var shown = (await Read($"requests/{code}.json"))[0];
        Assert.Equal(("open", "tieng-on", 10.95, 106.74, "2025-06-24T10:42:00+07:00", "2025-06-25T10:42:00+07:00"), (shown.GetProperty("status").GetString(),
            shown.GetProperty("service_code").GetString(), shown.GetProperty("lat").GetDouble(), shown.GetProperty("long").GetDouble(),
            shown.GetProperty("requested_datetime").GetString(), shown.GetProperty("expected_datetime").GetString()));
        Assert.DoesNotContain("karaoke", shown.GetRawText());
        Assert.Equal(HttpStatusCode.NotFound, (await room.Caller("viewer", "724").GetAsync($"/api/hotline/open311/v2/requests/{code}.json")).StatusCode);
    }

    [Theory]
    [InlineData("status=open", 2)]
    [InlineData("status=closed", 1)]
    [InlineData("status=open,closed", 3)]
    [InlineData("service_code=tieng-on", 2)]
    [InlineData("service_code=an-sinh-ho-tro,tieng-on", 3)]
    [InlineData("start_date=2025-06-24T00:00:00Z", 3)]
    [InlineData("end_date=2025-06-23T00:00:00Z", 0)]
    [InlineData("jurisdiction_id=724", 0)]
    public async Task Requests_are_found_by_status_service_and_date(string filter, int found)
    {
        await Open();
        await Open("an-sinh-ho-tro");
        await app.Post($"/api/hotline/tickets/{await Open()}/answer", new { answer = "Đã nhắc nhở" });
        Assert.Equal(found, (await Read($"requests.json?{filter}")).GetArrayLength());
    }

    [Fact]
    public async Task Requests_are_found_by_their_ids_whatever_the_dates()
    {
        var (first, second) = (await Open(), await Open());
        await Open();
        room.Clock.Now = room.Clock.Now.AddDays(200);
        Assert.Empty((await Read("requests.json")).EnumerateArray());
        var found = await Read($"requests.json?service_request_id={first},{second}");
        Assert.Equal(new[] { first, second }.Order(), found.EnumerateArray().Select(x => x.GetProperty("service_request_id").GetString()).Order());
    }

    [Theory]
    [InlineData("status=lost")]
    [InlineData("end_date=0001-01-01")]
    [InlineData("start_date=yesterday")]
    [InlineData("start_date=2025-01-01T00:00:00Z")]
    public async Task What_cannot_be_asked_is_an_error_of_the_specification(string filter)
    {
        var answer = await app.GetAsync($"/api/hotline/open311/v2/requests.json?{filter}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(400, (await answer.Json())[0].GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Every_fault_of_a_request_is_named_and_nothing_is_stored()
    {
        var answer = await Post("json", ("jurisdiction_id", "74"), ("service_code", "pigeons"), ("lat", "91"), ("long", "x"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["service_code", "lat", "long", "lat", "description"],
            (await answer.Json()).EnumerateArray().Select(x => x.GetProperty("description").GetString()!.Split(' ')[0]));
        Assert.Equal(0L, await room.Scalar<long>("select count(*) from ticket"));
    }

    [Fact]
    public async Task A_place_outside_the_unit_an_unknown_unit_and_a_foreign_one_are_refused()
    {
        Task<HttpResponseMessage> At(string unit, string lat) => Post("json", ("jurisdiction_id", unit), ("service_code", "tieng-on"), ("lat", lat), ("long", "106.75"), ("description", "Ồn"));
        Assert.Equal(HttpStatusCode.BadRequest, (await At("74", "21.03")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await At("99999", "10.95")).StatusCode);
        app = room.Caller("agency", "724");
        Assert.Equal(HttpStatusCode.Forbidden, (await At("725", "10.95")).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await app.Post("/api/hotline/open311/v2/requests.json", new { })).StatusCode);
    }
}
