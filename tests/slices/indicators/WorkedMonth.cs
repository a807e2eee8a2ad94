using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Hotline;
using Ioc.Tests.Support;
using Xunit;
using static Ioc.Tests.Slices.Indicators.Story;
using IFact = Ioc.Contracts.IFact;

namespace Ioc.Tests.Slices.Indicators;

/// <summary>The month that services/indicators/README.md works by hand, read from its tables and put through the service.</summary>
public sealed class WorkedMonth(RealDatabases databases)
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Stack.Repository, "services", "indicators", "README.md"));

    [Fact]
    public async Task Every_figure_of_the_readme_comes_out_of_the_service()
    {
        await using var indicators = new IndicatorsRoom(await databases.Servers.NewDatabaseAsync());
        await indicators.Hear([
            .. Table("Dịch vụ").Select(Service), .. Table("Quyết định").Select(Decision), .. Table("Hồ sơ").Select(DossierOf), .. Table("PAKN").Select(PetitionOf),
            new CertifiedCopiesOffered(AnPhu, false, 1, true),
        ]);
        var reported = await indicators.Room.Caller("operator", "74").PutAsJsonAsync("/api/indicators/766/national-reports/74/2025-06", new { received = 10 });
        Assert.Equal(HttpStatusCode.OK, reported.StatusCode);
        indicators.Room.Clock.Now = At(3, month: 7);

        var scores = await indicators.Scores("25975", "2025-06");
        Assert.Equal(
            Table("Chỉ số").Select(x => $"{x["Chỉ số"]} {x["Tử số"]}/{x["Mẫu số"]} {x["Điểm"]}"),
            scores.GetProperty("metrics").EnumerateArray().Where(x => x.GetProperty("max").GetDecimal() > 0)
                .Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.GetProperty("code")} {x.GetProperty("numerator")}/{x.GetProperty("denominator")} {x.GetProperty("score").GetDecimal():0.00}")));
        Assert.Equal(
            Table("Nhóm").Select(x => $"{x["Nhóm"]} {x["Điểm"]} {x["Tối đa"]}"),
            scores.GetProperty("groups").EnumerateArray().Select(x => Line(x.GetProperty("code").GetString()!, x)).Append(Line("Tổng", scores)));
        Assert.Empty(scores.GetProperty("missing").EnumerateArray());
    }

    private static string Line(string name, JsonElement of) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} {of.GetProperty("score").GetDecimal():0.00} {of.GetProperty("max").GetDecimal():0.##}");

    private static IFact Service(Dictionary<string, string> row) => new ServiceListed("74", false, new ServiceState(
        row["Dịch vụ"], 1, row["Dịch vụ"], row["Dịch vụ"], "commune", "Hộ tịch", row["Mức"], Yes(row["Có phí"]), false, false));

    private static IFact Decision(Dictionary<string, string> row) => new ProcedurePublished("74", false, new PublicationState(
        row["Thủ tục"], row["Quyết định"], 1, Day(row["Ban hành"])!.Value, Day(row["Hiệu lực"])!.Value, Day(row["Công khai"]), Yes(row["Đủ bộ phận"])));

    private static IFact DossierOf(Dictionary<string, string> row)
    {
        var fee = row["Phí (đồng)"];
        return new DossierReceived(AnPhu, false, new DossierState(
            row["Hồ sơ"], 1, row["Thủ tục"], "H09", row["Kênh"], 2, Instant(row["Tiếp nhận"])!.Value, Instant(row["Hẹn trả"]), Instant(row["Kết thúc"]), Number(row["Lần bổ sung"]),
            Yes(row["Đồng bộ"]), Yes(row["Kết quả điện tử"]), Yes(row["Số hóa"]), Yes(row["Dùng lại"]), Yes(row["Chia sẻ"]), Yes(row["Không hài lòng"]), Instant(row["Tiếp nhận"]),
            (long)TimeSpan.FromDays(Number(row["Ngày chờ"])).TotalSeconds, PaperResult: true, Yes(row["Dân cư"]), fee.Length == 0 ? null : Number(fee), Yes(row["Trả trực tuyến"]), fee.Length > 0));
    }

    private static IFact PetitionOf(Dictionary<string, string> row) => new TicketOpened(AnPhu, false, Petition(row["PAKN"], Instant(row["Nhận"])!.Value) with
    {
        DueAt = Instant(row["Hạn"])!.Value, AnsweredAt = Instant(row["Trả lời"]), Rating = row["Đánh giá"].Length == 0 ? null : Number(row["Đánh giá"]),
    });

    /// <summary>The rows of the table whose first column has that name, cell by column.</summary>
    private static List<Dictionary<string, string>> Table(string first)
    {
        var header = Array.FindIndex(Lines, x => x.StartsWith($"| {first} |", StringComparison.Ordinal));
        var columns = Cells(Lines[header]);
        return [.. Lines.Skip(header + 2).TakeWhile(x => x.StartsWith('|')).Select(x => columns.Zip(Cells(x)).ToDictionary(c => c.First, c => c.Second))];
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(x => x.Trim())];

    private static bool Yes(string cell) => cell == "x";

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string cell) => cell.Length == 0 ? null : DateOnly.ParseExact(cell + "/2025", "dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Instant(string cell) => Day(cell) is { } day ? At(day.Day, month: day.Month) : null;
}
