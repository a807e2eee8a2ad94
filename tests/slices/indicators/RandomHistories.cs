using Ioc.Areas;
using Ioc.Contracts;
using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Hotline;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Scores;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Ioc.Tests.Slices.Indicators.Story;

namespace Ioc.Tests.Slices.Indicators;

/// <summary>Whatever order the facts of a spring and a summer with a reform in the middle come in: kept, rebuilt and counted by hand, the figures are the same.</summary>
public sealed class RandomHistories(RealDatabases databases)
{
    private static readonly AreaTree Tree = AreaTree.Bundled();
    private static readonly string[] Before = [AnPhu, ThuanGiao, DiAn, "74.718.25747", "74.725", "74"];
    private static readonly string[] After = ["79.25975", "79.25747", "79"];
    private static readonly string[] Procedures = ["1.004859", "2.000635", "3.1", "3.2"];
    private static readonly string?[] Agencies = [null, "H09", "H10"];
    private static readonly string[] Windows = ["2025-W24", "2025-W27", "2025-05", "2025-06", "2025-07", "2025-Q2", "2025-Q3", "2025"];
    private static readonly DateTimeOffset Start = At(20, month: 4);

    [Theory]
    [InlineData(766)]
    [InlineData(1022)]
    [InlineData(20250624)]
    public async Task Late_doubled_reordered_and_corrected_facts_come_out_as_the_newest_versions_say(int seed)
    {
        var random = new Random(seed);
        await using var kept = new IndicatorsRoom(await databases.Servers.NewDatabaseAsync());
        var (world, facts) = History(random);
        foreach (var now in new[] { At(1, month: 5), At(24, month: 6), At(3, month: 7), At(10, month: 8) })
        {
            kept.Room.Clock.Now = now;
            // What is dated later than now cannot have been told yet; some of the rest is told late, and some of it twice.
            var due = facts.Where(x => x.At <= now && (x.At == Start || now == At(10, month: 8) || random.Next(4) > 0)).ToList();
            facts.RemoveAll(due.Contains);
            IFact[] heard = [.. due.Select(x => x.Fact), .. due.Where(_ => random.Next(3) == 0).Select(x => x.Fact)];
            random.Shuffle(heard);
            foreach (var part in heard.Chunk(20))
            {
                await kept.Hear(part);
                if (random.Next(3) == 0) await kept.Count();
            }
        }
        await kept.Count();
        await Same(world, kept, "kept");

        await kept.Room.Services.GetRequiredService<Memory>().Load(default);
        await Same(world, kept, "built again from the rows");

        await using var again = new IndicatorsRoom(await databases.Servers.NewDatabaseAsync());
        again.Room.Clock.Now = kept.Room.Clock.Now;
        IFact[] announced = [.. world.Dossiers.Select(x => x.State.Told(x.Area)), .. world.Tickets.Select(x => x.State.Told(x.Area)), .. world.Services, .. world.Publications, .. world.Copies];
        random.Shuffle(announced);
        await again.Hear(announced);
        await again.Count();
        await Same(world, again, "built from what the owners announce again");
    }

    private static async Task Same(World world, IndicatorsRoom room, string how)
    {
        var (scores, now) = (room.Room.Services.GetRequiredService<LiveScores>(), room.Room.Clock.Now);
        foreach (var window in Windows.Select(x => Window.Parse(x)!))
            foreach (var code in new[] { "74", "725", "25975", "25747", "79" })
                foreach (var agency in Agencies)
                {
                    if ((Tree.Find(code, window.Last) ?? Tree.Find(code, window.First)) is not { } unit) continue;
                    var expected = NaiveScore.Of(world, unit, agency, window.First, window.Last, now);
                    foreach (var asKnownAt in new DateTimeOffset?[] { null, now })
                    {
                        var scored = await scores.Of(unit, new Scope([unit.Path], window, agency, AsKnownAt: asKnownAt), default);
                        var counted = scored.Inputs.ToDictionary(x => x.Code, x => (x.Numerator!.Value, x.Denominator!.Value));
                        Assert.True(expected.Count == counted.Count && expected.All(x => counted.GetValueOrDefault(x.Key) == x.Value),
                            $"{how}, {unit.Path}, {window.Name}, {agency}, known {asKnownAt}: {string.Join(", ", expected.Where(x => counted.GetValueOrDefault(x.Key) != x.Value).Select(x => $"{x.Key} {x.Value} but {counted.GetValueOrDefault(x.Key)}"))}; {string.Join(' ', counted.Keys.Except(expected.Keys))}");
                    }
                }
    }

    private static (World World, List<(DateTimeOffset At, IFact Fact)> Facts) History(Random random)
    {
        var dossiers = Enumerable.Range(0, 70).Select(i => Course(random, $"D{i}")).ToList();
        var tickets = Enumerable.Range(0, 30).Select(i => Report(random, $"P{i}")).ToList();
        List<IFact> entries =
        [
            .. Procedures.SelectMany((code, i) => Enumerable.Range(1, 2).Select(version => new ServiceListed(i == 3 ? AnPhu : "74", false, new ServiceState(
                code, version, code, code, Pick(random, "province", "commune"), "Hộ tịch", Pick(random, "full", "partial", "information"), Yes(random), false, false, CitizenSubjects: Yes(random))))),
            .. Enumerable.Range(0, 12).SelectMany(i => Publication(random, Pick(random, Procedures), $"{i}/QĐ")),
            new CertifiedCopiesOffered(AnPhu, false, 1, true), new CertifiedCopiesOffered("79.25975", false, 1, true), new CertifiedCopiesOffered("79.25975", false, 2, Yes(random)),
        ];
        var world = new World(
            [.. dossiers.Select(x => x[^1]).Select(x => (x.Area, x.State))], [.. tickets.Select(x => x[^1]).Select(x => (x.Area, x.State))],
            [.. entries.OfType<ServiceListed>().GroupBy(x => x.Service.Code).Select(x => x.MaxBy(s => s.Service.Version)!)],
            [.. entries.OfType<ProcedurePublished>().GroupBy(x => (x.Publication.Procedure, x.Publication.Decision)).Select(x => x.MaxBy(s => s.Publication.Version)!)],
            [.. entries.OfType<CertifiedCopiesOffered>().GroupBy(x => x.Area).Select(x => x.MaxBy(c => c.Version)!)]);
        return (world,
        [
            // Entries are known from the beginning: a closed window keeps the services that it closed with.
            .. entries.Select(x => (Start, x)), .. dossiers.SelectMany(x => x).Select(x => (x.At, x.State.Told(x.Area))), .. tickets.SelectMany(x => x).Select(x => (x.At, x.State.Told(x.Area))),
        ]);
    }

    private static List<(DateTimeOffset At, string Area, DossierState State)> Course(Random random, string code)
    {
        var at = Start.AddHours(random.Next(24 * 105));
        var area = Pick(random, at < At(1, 0, month: 7) ? Before : After);
        var state = Dossier(code, at) with
        {
            Procedure = Pick(random, Procedures), Agency = Pick(random, "H09", "H10"),
            Channel = Pick(random, "direct", "online", "postal"), PaperResult = Yes(random), Synchronised = Yes(random), Reused = Yes(random),
            HasFee = Yes(random), FeeDong = Pick<long?>(random, null, 0, 50_000), PaidOnline = Yes(random), PopulationData = Yes(random),
            AcceptedAt = random.Next(8) == 0 ? null : at, DueAt = random.Next(8) == 0 ? null : at.AddHours(random.Next(24 * 20)),
        };
        var versions = new List<(DateTimeOffset, string, DossierState)> { (at, area, state) };
        while (random.Next(5) > 0)
        {
            at = at.AddHours(random.Next(1, 24 * 6));
            if (at > At(10, month: 8)) break;
            state = Next(random, state, at);
            // A correction moves it to where it belonged from the beginning.
            if (random.Next(8) == 0) area = Pick(random, state.ReceivedAt < At(1, 0, month: 7) ? Before : After);
            versions.Add((at, area, state));
        }
        return versions;
    }

    private static DossierState Next(Random random, DossierState state, DateTimeOffset at) => (random.Next(5) switch
    {
        0 => state with { Status = 5, SupplementRequests = state.SupplementRequests + 1, EndedAt = state.SupplementRequests == 0 ? at : null },
        1 => state with { Status = 4, EndedAt = null, SupplementSeconds = state.SupplementSeconds + (state.Status == 5 ? random.Next(400_000) : 0) },
        2 => state with { Status = 9, EndedAt = at, ElectronicResult = Yes(random), Digitised = Yes(random) },
        3 => state with { Channel = Pick(random, "direct", "online"), Procedure = Pick(random, Procedures), Agency = Pick(random, "H09", "H10"), PaidOnline = Yes(random) },
        _ => state with { Disliked = Yes(random), Shared = Yes(random), Synchronised = Yes(random) },
    }) with { Version = state.Version + 1 };

    private static List<(DateTimeOffset At, string Area, TicketState State)> Report(Random random, string code)
    {
        var at = Start.AddHours(random.Next(24 * 105));
        var area = Pick(random, at < At(1, 0, month: 7) ? Before : After);
        var versions = new List<(DateTimeOffset, string, TicketState State)> { (at, area, Petition(code, at) with { Procedural = random.Next(5) > 0 }) };
        at = at.AddHours(random.Next(24 * 25));
        if (Yes(random) && at < At(10, month: 8)) versions.Add((at, area, versions[^1].State.Answered(at)));
        if (versions.Count > 1 && Yes(random)) versions.Add((at, area, versions[^1].State with { Version = 3, Rating = random.Next(1, 6), Agency = "H09" }));
        return versions;
    }

    private static IEnumerable<ProcedurePublished> Publication(Random random, string procedure, string decision)
    {
        var decidedOn = new DateOnly(2025, 5, 1).AddDays(random.Next(90));
        var state = new PublicationState(procedure, decision, 1, decidedOn, decidedOn.AddDays(random.Next(20)), null, Yes(random));
        yield return new ProcedurePublished("74", false, state);
        if (Yes(random)) yield return new ProcedurePublished("74", false, state with { Version = 2, DisclosedOn = decidedOn.AddDays(random.Next(14)) });
    }

    private static T Pick<T>(Random random, params T[] of) => of[random.Next(of.Length)];

    private static bool Yes(Random random) => random.Next(2) == 0;
}
