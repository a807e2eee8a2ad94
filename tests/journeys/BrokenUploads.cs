using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Ioc.Tests.Support;
using Npgsql;
using Xunit;

namespace Ioc.Tests.Journeys;

/// <summary>A sender whose line is cut while it imports: nothing of its file stays, and the whole file comes in afterwards.</summary>
public sealed class BrokenUploads(City city)
{
    private const int Lines = 4_000;
    private static readonly DateTimeOffset Day = TimeProvider.System.GetUtcNow().AddDays(-2);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Dossiers_cut_in_the_middle_leave_nothing_and_come_in_whole_afterwards(bool abruptly)
    {
        var (area, agency) = abruptly ? ("25939", "31") : ("25945", "32");
        using var put = await city.Operator.PutAsync("/api/catalogue/services/J.000031", Json(new
        { area = "74", nameVi = "Đăng ký tạm trú", nameEn = "Temporary residence", level = "commune", field = "Cư trú", online = "full", maxWorkingDays = 3 }));
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
        var lines = Enumerable.Range(1, Lines).Select(i => JsonSerializer.Serialize(new
        { code = $"000.00.{agency}.H09-{Day:yyMMdd}-{i:00000}", procedure = "J.000031", area, channel = "online", receivedAt = Day })).ToList();

        using (var cut = await Begin("/api/catalogue/dossiers:import", "application/x-ndjson", lines[..(Lines / 2)]))
        {
            await Eventually.Holds(async () => await Copies("catalogue") > 0, "the import is under way");
            if (abruptly) cut.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        await Eventually.Holds(async () => await Copies("catalogue") == 0, "the import is given up");
        Assert.Equal(0, await Rows("catalogue", $"select count(*) from dossier where code like '000.00.{agency}.%'"));

        Assert.Equal((Lines, Lines, 0), await Import("/api/catalogue/dossiers:import", "application/x-ndjson", lines));
        Assert.Equal(Lines, await Rows("catalogue", $"select count(*) from dossier where code like '000.00.{agency}.%'"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tickets_cut_in_the_middle_leave_nothing_and_come_in_whole_afterwards(bool abruptly)
    {
        var (area, prefix) = abruptly ? ("25948", "rst") : ("25951", "fin");
        var lines = Enumerable.Range(1, Lines).Select(i => $"{prefix}-{i},Đèn đường,submitted,{Day.ToUnixTimeSeconds()},,").Prepend("id,category,status,created_at,lat,lon").ToList();

        using (var cut = await Begin($"/api/hotline/tickets:import?area={area}", "text/csv", lines[..(Lines / 2)]))
            if (abruptly) cut.LingerState = new LingerOption(enable: true, seconds: 0);

        Assert.Equal((Lines, Lines, 0), await Import($"/api/hotline/tickets:import?area={area}", "text/csv", lines));
        Assert.Equal((Lines, 0, Lines), await Import($"/api/hotline/tickets:import?area={area}", "text/csv", lines));
        Assert.Equal(Lines, await Rows("hotline", $"select count(*) from ticket where code like 'import-{prefix}-%'"));
    }

    /// <summary>Sends the head of a request and whole chunks of its body, and never the last one.</summary>
    private async Task<TcpClient> Begin(string path, string type, IEnumerable<string> lines)
    {
        var token = await city.Stack.TokenAsync("operator", "74");
        var line = new TcpClient();
        await line.ConnectAsync(city.Stack.Door.Host, city.Stack.Door.Port);
        await using var said = new StreamWriter(line.GetStream(), new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        await said.WriteAsync($"POST {path} HTTP/1.1\r\nHost: {city.Stack.Door.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: {type}\r\nTransfer-Encoding: chunked\r\n\r\n");
        foreach (var some in lines.Chunk(500))
        {
            var text = string.Join('\n', some) + "\n";
            await said.WriteAsync($"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n");
        }
        return line;
    }

    private async Task<(int, int, int)> Import(string path, string type, IEnumerable<string> lines)
    {
        using var answer = await city.Operator.PostAsync(path, new StringContent(string.Join('\n', lines), Encoding.UTF8, type));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var body = await answer.Json();
        return (body.GetProperty("lines").GetInt32(), body.GetProperty("stored").GetInt32(), body.GetProperty("unchanged").GetInt32());
    }

    private Task<long> Copies(string service) => Rows(service, "select count(*) from pg_stat_activity where datname = current_database() and query like 'copy incoming%' and state <> 'idle'");

    private async Task<long> Rows(string service, string sql)
    {
        await using var source = NpgsqlDataSource.Create(city.Stack.VariablesOf(service)[$"ConnectionStrings__{service}"]);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), new MediaTypeHeaderValue("application/json"));
}
