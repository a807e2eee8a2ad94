using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Counters;

namespace Ioc.Indicators.Questions;

/// <summary>Lists a unit's scores window by window, each against the window before and the same one a year before, carried over the reform of 2025.</summary>
public static class ListSeries
{
    private const int WindowsMax = 120;
    private const int WindowsUsual = 12;

    /// <summary>A series, oldest first.</summary>
    /// <param name="Kind">week, month, quarter or year.</param>
    public sealed record Response(AskedUnit Area, string Kind, DateTimeOffset AsOf, IReadOnlyList<Point> Items);

    /// <summary>One window.</summary>
    /// <param name="Score">Absent when nothing is known, or no rules were in force.</param>
    /// <param name="Max">Points attainable by what has data.</param>
    /// <param name="Delta">Points against the window before; absent when that is not known.</param>
    /// <param name="DeltaYear">Points against the same window a year before; absent when that is not known.</param>
    /// <param name="CarriedFrom">Codes of units whose figures are in it because this one took them over, or was taken over.</param>
    /// <param name="Exact">False when one of these was divided, or wider: the figures are near, not equal.</param>
    /// <param name="Opens">Where the score opens.</param>
    public sealed record Point(
        string Window, DateOnly From, DateOnly To, bool Open, string? RuleSet, decimal? Score, decimal? Max, string? Class, decimal? Delta, decimal? DeltaYear,
        bool Simulated, IReadOnlyList<string> CarriedFrom, bool Exact, string Opens);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/scores/{area}/series", Handle)
        .Allow(Roles.Readers).Produces<Response>().WithSummary("List the scores of a unit window by window, with changes");

    private static async Task<IResult> Handle(
        string area, string? from, string? to, string? kind, int? windows, Caller caller, AreaTree areas, Answers answers, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var step = Kind(kind, to ?? from, faults);
        var last = to is null ? Window.Of(clock.Today(), step) : Read(to, step, "/query/to", faults);
        var first = from is null ? null : Read(from, step, "/query/from", faults);
        faults.Require(first is null || last is null || first.First <= last.First, "/query/from", "Kỳ đầu sau kỳ cuối.", "The first window is after the last.");
        faults.Require(windows is null or (>= 1 and <= WindowsMax), "/query/windows", $"Cần 1 đến {WindowsMax} kỳ.", $"1 to {WindowsMax} windows.");
        var place = Places(areas, area, last?.Last ?? clock.Today(), clock.Today(), faults);
        if (!faults.None) return faults.Refuse();
        if (!caller.Covers(place!.Path)) return Refusal.ForeignArea(place.Code);
        var span = new List<Window>();
        for (var at = last!; span.Count < (first is null ? windows ?? WindowsUsual : WindowsMax) && (first is null || at.First >= first.First); at = at.Before) span.Add(at);
        span.Reverse();
        var points = new List<Point>();
        foreach (var window in span) points.Add(await Of(place, window, areas, answers, clock.GetUtcNow(), ct));
        return Results.Ok(new Response(AskedUnit.Of(place), step.ToString().ToLowerInvariant(), clock.GetUtcNow(), points));
    }

    /// <summary>One point of a unit's series.</summary>
    internal static async Task<Point> Of(Area place, Window window, AreaTree areas, Answers answers, DateTimeOffset now, CancellationToken ct)
    {
        var own = await answers.In(place, window, ct);
        var (before, yearAgo) = (await answers.In(place, window.Before, ct), await answers.In(place, window.YearAgo, ct));
        var (paths, others) = Carried.Paths(areas, place, window);
        return new(
            window.Name, window.First, window.Last, window.IsOpen(now), own?.Rules.Name, own?.Result.Score, own?.Result.Max, own?.Result.Class,
            own?.Result.Score - before?.Result.Score, own?.Result.Score - yearAgo?.Result.Score, own?.Simulated ?? false, [.. others.Select(x => x.Code)],
            others.All(x => x.Whole), $"/api/indicators/766/scores/{paths[0][(paths[0].LastIndexOf('.') + 1)..]}?window={window.Name}");
    }

    private static Area? Places(AreaTree areas, string code, DateOnly last, DateOnly today, Faults faults) =>
        areas.Find(code, today) ?? areas.Find(code, last) ?? (areas.Versions(code) is { Count: > 0 } known ? known[^1] : Messaging.Places.Find(areas, code, VietnamTime.StartOf(today), "/path/area", faults));

    private static WindowKind Kind(string? kind, string? window, Faults faults)
    {
        if (kind is null) return Window.Parse(window)?.Kind ?? WindowKind.Month;
        faults.OneOf(kind, "/query/kind", [.. Window.Kinds.Select(x => x.ToString().ToLowerInvariant())]);
        return Enum.TryParse<WindowKind>(kind, ignoreCase: true, out var read) ? read : WindowKind.Month;
    }

    private static Window? Read(string name, WindowKind kind, string at, Faults faults)
    {
        var window = Window.Parse(name);
        faults.Require(window is not null && window.Kind == kind, at, $"Cần một kỳ loại {kind}, ví dụ {Window.Of(new DateOnly(2026, 11, 21), kind).Name}.",
            $"A window of kind {kind} is needed, e.g. {Window.Of(new DateOnly(2026, 11, 21), kind).Name}.");
        return window?.Kind == kind ? window : null;
    }
}
