using System.Globalization;
using System.Text.RegularExpressions;
using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Messaging;
using Microsoft.Extensions.Options;

namespace Ioc.Desk.Playlists;

/// <summary>Makes a playlist, or changes one whose version the caller has read.</summary>
public static partial class PutPlaylist
{
    /// <summary>The walls that the screens draw; <c>services/screens/walls</c> has a layout for each.</summary>
    public static readonly string[] Walls = ["overview", "index766", "dossiers", "hotline", "eid", "city", "platform", "phone"];

    private const int SecondsMin = 5, SecondsMax = 86_400, ColumnsMax = 8;

    /// <summary>What the playlist shows.</summary>
    /// <param name="Items">At least one.</param>
    /// <param name="Span">One screen when left out.</param>
    public sealed record Request(IReadOnlyList<Item?>? Items, Playlist.Screens? Span);

    /// <summary>One thing to show.</summary>
    /// <param name="Wall">overview, index766, dossiers, hotline, eid, city, platform or phone.</param>
    /// <param name="Area">Code of a unit in force.</param>
    /// <param name="Seconds">5 to 86,400.</param>
    /// <param name="From">Local time of day <c>HH:mm</c>; with <paramref name="To"/> or not at all.</param>
    /// <param name="To">Local time of day <c>HH:mm</c>; not the same as <paramref name="From"/>.</param>
    public sealed record Item(string? Wall, string? Area, int? Seconds, string? From, string? To);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut("/playlists/{name}", Handle).Allow(Roles.Operator).WithSummary("Make a playlist or change it");

    private static async Task<IResult> Handle(
        string name, Request request, HttpContext http, Caller caller, AreaTree areas, Ledger ledger, IOptions<DeskOptions> options, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var faults = new Faults();
        faults.Require(Name().IsMatch(name), "/name", "Chữ thường a–z, số và gạch nối, tối đa 60 ký tự.", "Lower-case letters a-z, digits and hyphens, at most 60 characters.");
        var items = Read(request.Items ?? [], options.Value.PlaylistItemsMax, areas, work.Now, faults);
        var columns = request.Span?.Columns ?? 1;
        faults.Require(columns is >= 1 and <= ColumnsMax, "/span/columns", $"Từ 1 đến {ColumnsMax}.", $"From 1 to {ColumnsMax}.");
        if (!faults.None) return faults.Refuse();

        await work.Execute("select pg_advisory_xact_lock(hashtext('playlist/' || @name))", new { name }, ct);
        var known = await PlaylistRow.Find(work, name, ct);
        foreach (var code in items.Concat(known?.Items ?? []).Select(x => x.Area).Distinct())
            if (!CoversCode(caller, areas, code, work.Now)) return Refusal.ForeignArea(code);
        if (Changes.Missed(http.Request, known?.Version) is { } missed) return missed;
        foreach (var wall in await work.Many<(string Name, string Area)>(
            "select name, area from device where playlist = @name and tied_at is not null and revoked_at is null order by name", new { name }, ct))
            foreach (var (i, item) in items.Index())
                faults.Require(areas.Find(wall.Area, VietnamTime.DateOf(work.Now)) is not { } own || !Devices.AssignDevice.IsBeyond(areas, own, item.Area, work.Now),
                    $"/items/{i}/area", $"Màn hình “{wall.Name}” dùng danh sách này chỉ được xem {wall.Area}.", $"The wall “{wall.Name}”, which follows this playlist, may read {wall.Area} alone.");
        if (!faults.None) return faults.Refuse();
        var playlist = new Playlist(name, (known?.Version ?? 0) + 1, items, new Playlist.Screens(columns), work.Now);
        await PlaylistRow.Store(work, playlist, ct);
        await Act.Write(work, caller, $"playlist/{name}", "put", null, playlist, ct);
        await work.Commit(ct);
        http.Response.Headers.ETag = $"\"{playlist.Version}\"";
        return known is null ? Results.Created($"/api/desk/playlists/{name}", playlist) : Results.Ok(playlist);
    }

    private static List<Playlist.Item> Read(IReadOnlyList<Item?> wanted, int most, AreaTree areas, DateTimeOffset now, Faults faults)
    {
        faults.Require(wanted.Count >= 1 && wanted.Count <= most, "/items", $"Từ 1 đến {most} mục.", $"1 to {most} items.");
        var items = new List<Playlist.Item>();
        foreach (var (i, item) in wanted.Take(most).Index())
        {
            var at = $"/items/{i}";
            var wall = faults.OneOf(item?.Wall, $"{at}/wall", Walls);
            var area = Places.Find(areas, item?.Area, now, $"{at}/area", faults);
            faults.Require(item?.Seconds is >= SecondsMin and <= SecondsMax, $"{at}/seconds", $"Từ {SecondsMin} đến {SecondsMax} giây.", $"From {SecondsMin} to {SecondsMax} seconds.");
            foreach (var (time, field) in new[] { (item?.From, "from"), (item?.To, "to") })
                faults.Require(time is null || TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                    $"{at}/{field}", "Cần giờ dạng HH:mm.", "A time of day as HH:mm is needed.");
            faults.Require(item?.From is null == item?.To is null && (item?.From is null || item.From != item.To), $"{at}/from",
                "Cần cả hai giờ from và to, khác nhau; hoặc bỏ cả hai.", "Give both from and to, different from each other, or neither.");
            items.Add(new Playlist.Item(wall, area?.Code ?? "", item?.Seconds ?? 0, item?.From, item?.To));
        }
        return items;
    }

    /// <summary>An item made before a reform may name a unit that is no more: anybody who covers what it was may replace it.</summary>
    private static bool CoversCode(Caller caller, AreaTree areas, string code, DateTimeOffset now) =>
        areas.Find(code, VietnamTime.DateOf(now)) is { } area ? caller.Covers(area.Path) : areas.Versions(code).Any(x => caller.Covers(x.Path));

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}$")]
    private static partial Regex Name();
}
