using System.Globalization;
using Ioc.Areas;
using Ioc.Contracts.Catalogue;
using Ioc.Indicators.Counters;
using Npgsql;
using NpgsqlTypes;

namespace Ioc.Tests.Speed.Indicators;

/// <summary>A year of dossiers of the 91 communes, each made of its number alone, so that a later fact can take up any of them.</summary>
/// <param name="day">The last day of the year.</param>
public sealed class SeededDossiers(IReadOnlyList<Area> communes, DateOnly day, DateTimeOffset now)
{
    private const int Procedures = 2_001;
    private const int Agencies = 30;
    private const int DaysOfYear = 365;
    private const int Writers = 2;
    private readonly DateTimeOffset start = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(7)).AddDays(1 - DaysOfYear);

    /// <summary>Where a dossier is.</summary>
    public Area At(int number) => communes[(int)(number * 2_654_435_761L % communes.Count)];

    /// <summary>A dossier of the year.</summary>
    public DossierState Of(int number) => Made(number, start.AddSeconds(new Random(number).NextDouble() * (now - start).TotalSeconds).ToUniversalTime());

    /// <summary>A dossier that comes in now.</summary>
    public DossierState New(int number) => Made(number, now);

    /// <summary>Writes so many into the copies, as facts heard long ago would have left them.</summary>
    public async Task Fill(NpgsqlDataSource source, int rows)
    {
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(part => Task.Run(() => Fill(source, part, rows))));
        await using var settle = source.CreateCommand("vacuum (analyze) dossier");
        await settle.ExecuteNonQueryAsync();
        // What filling leaves to be written later is not a cost of what is measured then.
        await using var written = source.CreateCommand("checkpoint");
        await written.ExecuteNonQueryAsync();
    }

    private async Task Fill(NpgsqlDataSource source, int part, int rows)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync("""
            copy dossier (bits, version, simulated, counted_on, area, agency, procedure, code, channel, status, received_at, started_at, due_at,
                ended_at, supplement_requests, supplement_seconds, fee_dong, turns_at, late_after) from stdin (format binary)
            """);
        for (var i = part; i < rows; i += Writers) await Write(copy, Of(i), At(i).Path);
        await copy.CompleteAsync();
    }

    private async Task Write(NpgsqlBinaryImporter copy, DossierState state, string area)
    {
        var says = Contribution.Of(state, false, now);
        await copy.StartRowAsync();
        await copy.WriteAsync(says.Bits);
        await copy.WriteAsync(state.Version);
        await copy.WriteAsync(false);
        await copy.WriteAsync(says.CountedOn!.Value);
        foreach (var text in new[] { area, state.Agency, state.Procedure, state.Code, state.Channel }) await copy.WriteAsync(text);
        await copy.WriteAsync(state.Status);
        await copy.WriteAsync(state.ReceivedAt.UtcDateTime);
        await copy.WriteAsync(state.AcceptedAt!.Value.UtcDateTime);
        await copy.WriteAsync(state.DueAt!.Value.UtcDateTime);
        await Instant(copy, state.EndedAt);
        await copy.WriteAsync(state.SupplementRequests);
        await copy.WriteAsync(state.SupplementSeconds);
        await copy.WriteAsync(state.FeeDong!.Value);
        await Instant(copy, says.TurnsAt);
        await Instant(copy, says.LateAfter);
    }

    private static Task Instant(NpgsqlBinaryImporter copy, DateTimeOffset? at) =>
        at is { } instant ? copy.WriteAsync(instant.UtcDateTime, NpgsqlDbType.TimestampTz) : copy.WriteNullAsync();

    private DossierState Made(int number, DateTimeOffset acceptedAt)
    {
        var random = new Random(-number - 1);
        bool Of(double chance) => random.NextDouble() < chance;
        var dueAt = acceptedAt.AddDays(random.Next(3, 20));
        var endedAt = acceptedAt + ((dueAt - acceptedAt) * (Of(0.05) ? 1.3 : 0.6));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"000.00.15.H09-{number:000000000}"), 1, string.Create(CultureInfo.InvariantCulture, $"1.{random.Next(Procedures):000000}"),
            string.Create(CultureInfo.InvariantCulture, $"000.00.{random.Next(Agencies):00}.H09"), Of(0.78) ? "online" : "direct", 9, acceptedAt, dueAt,
            endedAt < now ? endedAt : null, 0, Of(0.99), Of(0.89), Of(0.82), Of(0.37), Of(0.21), Of(0.01), acceptedAt,
            HasFee: Of(0.3), FeeDong: 50_000, PaidOnline: Of(0.6), PopulationData: Of(0.6));
    }
}
