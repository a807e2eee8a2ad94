using System.Text.Json.Nodes;
using Ioc.Screens.Walls;
using Xunit;

namespace Ioc.Tests.Unit.Screens;

public sealed class WallLayouts
{
    private static readonly IReadOnlyList<(string Wall, string Json)> Shipped =
        [.. Directory.GetFiles(Layouts.DeployedFolder, "*.json").Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))];

    private const string Plain = """
        {
          "titleVi": "Tổng đài 1022", "titleEn": "Hotline 1022", "map": "tickets.open",
          "panels": [
            {"panel": "hero", "x": 48, "y": 112, "width": 536, "height": 400, "tiles": ["tickets.open"]},
            {"panel": "bars", "x": 48, "y": 560, "width": 536, "height": 200, "tiles": ["tickets.by-category"], "titleVi": "Lĩnh vực", "titleEn": "Category"},
            {"panel": "map", "x": 648, "y": 112, "width": 776, "height": 812},
            {"panel": "live", "x": 1456, "y": 126, "width": 416, "height": 490, "tiles": ["tickets.overdue"], "duringAlarm": "sources"}
          ]
        }
        """;

    [Fact]
    public void The_shipped_layouts_are_well_and_shown_as_they_were_written()
    {
        var layouts = Layouts.Load(Layouts.DeployedFolder);
        Assert.Equal(8, Shipped.Count);
        Assert.All(Shipped, file => Assert.Equal(file.Json, System.Text.Encoding.UTF8.GetString(layouts.Find(file.Wall)!.Value.Json.Span)));
        Assert.NotEqual(layouts.Find("city")!.Value.Tag, layouts.Find("eid")!.Value.Tag);
        Assert.Null(layouts.Find("kitchen"));
    }

    [Theory]
    [InlineData("/panels/0/panel", "\"pie\"", "pie at 48, 112: unknown panel")]
    [InlineData("/panels/0/tiles/0", "\"tickets.lost|tickets.open\"", "hero at 48, 112: unknown tile tickets.lost")]
    [InlineData("/panels/0/tiles", "[]", "hero at 48, 112: 0 tiles; it is drawn from 1")]
    [InlineData("/panels/3/tiles", "[]", "live at 1456, 126: 0 tiles; it is drawn from 1 to 6")]
    [InlineData("/panels/0/width", "600", "hero at 48, 112: the box crosses 616, where the field of a high alarm ends")]
    [InlineData("/panels/3/width", "480", "live at 1456, 126: the box must lie within 1920 x 1080")]
    [InlineData("/panels/0/height", "0", "hero at 48, 112: the box must lie within 1920 x 1080")]
    [InlineData("/panels/0/height", "500", "hero at 48, 112: lies over bars at 48, 560")]
    [InlineData("/panels/0/y", "-1", "hero at 48, -1: the box must lie within 1920 x 1080")]
    [InlineData("/panels/1/titleEn", "null", "bars at 48, 560: a title needs both languages")]
    [InlineData("/panels/3/duringAlarm", "\"none\"", "live at 1456, 126: duringAlarm: unknown panel none")]
    [InlineData("/map", "\"tickets.lost\"", "map: unknown tile tickets.lost")]
    [InlineData("/map", "null", "map missing: a panel draws it")]
    [InlineData("/panels/2/panel", "\"ticker\"", "map: no panel draws it")]
    [InlineData("/titleEn", "\" \"", "titleVi and titleEn must both be told")]
    public void A_fault_is_named(string at, string json, string fault) =>
        Assert.Contains("hotline.json: " + fault, Refused(With("hotline", at, json)));

    [Theory]
    [InlineData("/panels", "[]", "panels missing")]
    [InlineData("/colour", "\"red\"", "colour")]
    [InlineData("/panels/0/x", "\"left\"", "$.panels[0].x")]
    public void A_file_that_is_no_layout_is_named(string at, string json, string fault) =>
        Assert.Contains(Refused(With("city", at, json)), x => x.StartsWith("city.json: ") && x.Contains(fault));

    [Fact]
    public void All_faults_of_all_files_are_listed_at_once()
    {
        IEnumerable<(string Wall, string Json)> files = [.. With("eid", "/titleVi", "\"\"").Where(x => x.Wall != "phone"), ("kitchen", "null")];
        Assert.Equal(
            ["phone.json: no such file", "kitchen.json: there is no such wall", "eid.json: titleVi and titleEn must both be told", "kitchen.json: The file holds null."],
            Refused(files));
        Assert.Equal(8, Refused([]).Count);
    }

    private static IReadOnlyList<string> Refused(IEnumerable<(string Wall, string Json)> files) =>
        Assert.Throws<LayoutFileException>(() => Layouts.Read(files)).Faults;

    private static IEnumerable<(string Wall, string Json)> With(string wall, string at, string json) =>
        Shipped.Select(file => file.Wall == wall ? (wall, Changed(wall == "hotline" ? Plain : file.Json, at, json)) : file);

    private static string Changed(string layout, string at, string json)
    {
        var whole = JsonNode.Parse(layout)!;
        var steps = at[1..].Split('/');
        var place = steps[..^1].Aggregate(whole, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        if (int.TryParse(steps[^1], out var last)) place[last] = JsonNode.Parse(json);
        else place[steps[^1]] = JsonNode.Parse(json);
        return whole.ToJsonString();
    }
}
