using Ioc.Contracts;
using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Hotline;
using Xunit;
using static Ioc.Tests.Slices.Indicators.Story;

namespace Ioc.Tests.Slices.Indicators;

public sealed class RandomHistories(RealDatabases databases)
{
    private static readonly string[] Areas = [AnPhu, ThuanGiao, DiAn, "74.718.25747", "74.725", "74"];
    private static readonly (string Code, string Path)[] Asked = [("74", "74"), ("725", "74.725"), ("724", "74.724"), ("25975", AnPhu), ("25747", "74.718.25747")];
    private static readonly DateTimeOffset Start = At(20, month: 4);

    [Theory]
    [InlineData(766)]
    [InlineData(1022)]
    [InlineData(20250624)]
    public async Task Late_doubled_and_reordered_facts_come_out_as_the_newest_versions_say(int seed)
    {
        var random = new Random(seed);
        await using var indicators = new IndicatorsRoom(await databases.Servers.NewDatabaseAsync());
        var now = indicators.Room.Clock.Now;
        var dossiers = Enumerable.Range(0, 40).Select(i => (Area: Pick(random, Areas), Versions: Course(random, $"D{i}", now))).ToList();
        var tickets = Enumerable.Range(0, 25).Select(i => (Area: Pick(random, Areas), Versions: Report(random, $"P{i}", now))).ToList();
        IFact[] facts = [.. dossiers.SelectMany(x => x.Versions.Select(v => v.Told(x.Area))), .. tickets.SelectMany(x => x.Versions.Select(v => v.Told(x.Area)))];
        IFact[] heard = [.. facts, .. facts.Where(_ => random.Next(3) == 0)];
        random.Shuffle(heard);

        await indicators.Hear(heard);

        foreach (var (code, path) in Asked)
        {
            for (var month = 4; month <= 6; month++)
            {
                var expected = NaiveScore.Of(dossiers.Select(x => (x.Area, x.Versions[^1])), tickets.Select(x => (x.Area, x.Versions[^1])), path, month, now);
                var counted = IndicatorsRoom.Shares(await indicators.Scores(code, $"2025-{month:00}"));
                Assert.Equal(expected, counted.ToDictionary(x => x.Key, x => (Math.Max(0, x.Value.Numerator), x.Value.Denominator)));
            }
            var score = (await indicators.Scores(code)).GetProperty("score").GetDecimal();
            await indicators.WaitTold(path, x => x.GetProperty("score").GetDecimal() == score, $"{path} is told as {score}");
        }
    }

    private static List<DossierState> Course(Random random, string code, DateTimeOffset now)
    {
        var at = Start.AddHours(random.Next(24 * 64));
        var state = Dossier(code, at) with
        {
            Channel = Pick(random, "direct", "online", "postal"), PaperResult = Yes(random), Synchronised = Yes(random), Reused = Yes(random),
            HasFee = Yes(random), FeeDong = Pick<long?>(random, null, 0, 50_000), PaidOnline = Yes(random), PopulationData = Yes(random),
            AcceptedAt = random.Next(8) == 0 ? null : at, DueAt = random.Next(8) == 0 ? null : at.AddHours(random.Next(24 * 20)),
        };
        var versions = new List<DossierState> { state };
        while (random.Next(5) > 0)
        {
            at = at.AddHours(random.Next(1, 24 * 6));
            if (at > now) break;
            state = Next(random, state, at);
            versions.Add(state);
        }
        return versions;
    }

    private static DossierState Next(Random random, DossierState state, DateTimeOffset at) => (random.Next(4) switch
    {
        0 => state with { Status = 5, SupplementRequests = state.SupplementRequests + 1, EndedAt = state.SupplementRequests == 0 ? at : null },
        1 => state with { Status = 4, EndedAt = null, SupplementSeconds = state.SupplementSeconds + (state.Status == 5 ? random.Next(400_000) : 0) },
        2 => state with { Status = 9, EndedAt = at, ElectronicResult = Yes(random), Digitised = Yes(random) },
        _ => state with { Disliked = Yes(random), Shared = Yes(random), Synchronised = true },
    }) with { Version = state.Version + 1 };

    private static List<TicketState> Report(Random random, string code, DateTimeOffset now)
    {
        var at = Start.AddHours(random.Next(24 * 64));
        var versions = new List<TicketState> { Petition(code, at) with { Procedural = random.Next(5) > 0 } };
        at = at.AddHours(random.Next(24 * 25));
        if (Yes(random) && at < now) versions.Add(versions[^1].Answered(at));
        if (versions.Count > 1 && Yes(random)) versions.Add(versions[^1] with { Version = 3, Rating = random.Next(1, 6) });
        return versions;
    }

    private static T Pick<T>(Random random, params T[] of) => of[random.Next(of.Length)];

    private static bool Yes(Random random) => random.Next(2) == 0;
}
