using System.Diagnostics;
using System.Globalization;
using Ioc.Areas;
using Ioc.Indicators.Counters;

namespace Ioc.Tests.Speed.Indicators;

/// <summary>
/// What Index 766 costs over three million dossiers: (a) everything counted again, beside one SQL statement that yields the same
/// commune-day counters; (b) one fact to all scores on its path; (c) facts and (d) questions at the service as it runs.
/// </summary>
public static class IndexBench
{
    private const int Rows = 3_000_000;
    private const double TimesStatementMax = 1.5;
    private const double FactMillisecondsMax = 10;
    private const int Rounds = 3;
    private const int Facts = 1_000;
    private const int WarmUpFacts = 300;

    private static readonly string Statement = $"""
        select area, counted_on, {string.Join(", ", Enumerable.Range(0, (int)Bit.Count).Select(x => $"count(*) filter (where bits & {1L << x} <> 0)"))}
        from dossier where counted_on is not null group by area, counted_on
        """;

    /// <summary>Prints a row a figure; 0 when all hold.</summary>
    /// <param name="args">How many dossiers, when not three million.</param>
    public static async Task<int> Run(string[] args)
    {
        var rows = args is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : Rows;
        var began = Stopwatch.GetTimestamp();
        await using var room = await CountersRoom.StartAsync(rows);
        Console.WriteLine($"{rows} dossiers of {room.Areas.Leaves("74", room.Day).Count} communes and 365 days, filled in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        var holds = await Rebuild(room);
        holds &= await OneFact(room);
        holds &= await LiveIndex.Run(room, rows);
        return holds ? 0 : 1;
    }

    /// <summary>One line of the verdict.</summary>
    public static bool Verdict(string what, double value, double limit, string unit, bool atLeast = false)
    {
        var holds = atLeast ? value >= limit : value <= limit;
        Console.WriteLine($"{(holds ? "PASS" : "FAIL")}: {what} {value:0.00}{unit}, at {(atLeast ? "least" : "most")} {limit:0.##}{unit}");
        return holds;
    }

    private static async Task<bool> Rebuild(CountersRoom room)
    {
        const string plain = "select area, date_trunc('month', counted_on), count(*) from dossier group by 1, 2";
        await Timed(() => room.Read(plain));
        Console.WriteLine($"    plain group by area, month: {await Timed(() => room.Read(plain)):0.00} s");
        var workers = (await room.Read($"explain {Statement}")).Select(x => (string)x[0]).FirstOrDefault(x => x.Contains("Workers Planned", StringComparison.Ordinal));
        Console.WriteLine($"    the statement runs with: {workers?.Trim() ?? "no workers"}");
        var ratios = new List<double>();
        for (var round = -1; round < Rounds; round++)
        {
            IReadOnlyList<object[]> expected = [];
            var statement = await Timed(async () => expected = await room.Read(Statement));
            var counters = await Timed(() => room.Memory.Load(CancellationToken.None));
            var scores = await Timed(() => Task.FromResult(AllScores(room)));
            // The first round warms both; what it found is compared figure by figure.
            if (round < 0) Same(room, expected);
            else ratios.Add((counters + scores) / statement);
            Console.WriteLine($"(a) {(round < 0 ? "warm-up" : $"round {round + 1}")}: statement {statement:0.00} s; ours {counters + scores:0.00} s = counters {counters:0.00} s + {AllScores(room)} scores {scores:0.00} s; ours / statement {(counters + scores) / statement:0.00}");
        }
        return Verdict("(a) counters of every commune and day and all scores, beside one parallel SQL statement, median of ratios", ratios.Order().ElementAt(Rounds / 2), TimesStatementMax, "");
    }

    private static int AllScores(CountersRoom room)
    {
        var scores = 0;
        foreach (var window in Window.Kinds.Select(x => Window.Of(room.Day, x)))
            foreach (var unit in room.Areas.All(CountersRoom.PinnedOn).Where(x => AreaPath.IsUnder(x.Path, "74")))
                scores += room.Scores.Of(unit, window).Inputs.Count > 0 ? 1 : 0;
        return scores;
    }

    private static void Same(CountersRoom room, IReadOnlyList<object[]> expected)
    {
        foreach (var commune in expected.GroupBy(x => (string)x[0]))
        {
            var days = Enumerable.Range(0, 2).Select(x => new Window(WindowKind.Year, new DateOnly(room.Day.Year - x, 1, 1)))
                .SelectMany(x => room.Memory.Board.ByDay(new Scope(commune.Key, x))).ToDictionary(x => x.Key, x => x.Value);
            foreach (var row in commune)
                for (var bit = 0; bit < (int)Bit.Count; bit++)
                    if (days[(DateOnly)row[1]][(Bit)bit] != (long)row[bit + 2])
                        throw new InvalidOperationException($"{commune.Key} {row[1]:d} {(Bit)bit}: the statement says {row[bit + 2]}.");
        }
        Console.WriteLine($"    {expected.Count} commune-days, {(int)Bit.Count} counters each: ours and the statement's are equal");
    }

    private static async Task<bool> OneFact(CountersRoom room)
    {
        await room.Counting.CountNow(CancellationToken.None);
        var (took, heard, counted) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < WarmUpFacts + Facts; i++)
        {
            // A new dossier and one of the year that moves, in turn.
            var number = i % 2 == 0 ? Rows + i : i * 997;
            var state = i % 2 == 0 ? room.Dossiers.New(number) : room.Dossiers.Of(number) with { Version = 2, Disliked = i % 4 == 1, Reused = true, PaidOnline = i % 8 < 4 };
            var (area, began) = (room.Dossiers.At(number), Stopwatch.GetTimestamp());
            await room.Hear(area.Path, state);
            var kept = Stopwatch.GetElapsedTime(began);
            await room.Counting.CountNow(CancellationToken.None);
            var told = Stopwatch.GetElapsedTime(began);
            foreach (var window in Window.Kinds.Select(x => Window.Of(room.Day, x)))
            {
                foreach (var unit in room.Areas.PathOf(area.Code, CountersRoom.PinnedOn)) room.Scores.Of(unit, window);
                await room.Scores.Of(area, new Scope([area.Path], window, state.Agency), CancellationToken.None);
            }
            if (i < WarmUpFacts) continue;
            took.Add(Stopwatch.GetElapsedTime(began));
            heard.Add(kept);
            counted.Add(told - kept);
        }
        var spread = new Spread(took);
        Console.WriteLine($"(b) one fact to its copy, counters, told scores and the 16 scores of commune, district, province and agency: {spread}");
        Console.WriteLine($"    of it the copy: {new Spread(heard)}; counting and telling: {new Spread(counted)}");
        return Verdict("(b) p99", spread.Milliseconds(0.99), FactMillisecondsMax, " ms");
    }

    private static async Task<double> Timed(Func<Task> run)
    {
        var began = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
