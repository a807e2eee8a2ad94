using Ioc.Messaging;
using NpgsqlTypes;

namespace Ioc.Hotline.Tickets;

/// <summary>Brings many tickets in at once: COPY to a table of this transaction, look for contradictions, merge.</summary>
internal static class TicketCopy
{
    public static async Task Load(Work work, IReadOnlyCollection<TicketRow> rows, CancellationToken ct)
    {
        await work.Execute("create temp table incoming (like ticket) on commit drop", null, ct);
        await using var copy = await work.Connection.BeginBinaryImportAsync("""
            copy incoming (code, version, area, category, channel, status, summary, procedural, lat, lon, opened_at, due_at, simulated) from stdin (format binary)
            """, ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(row.Code, ct);
            await copy.WriteAsync(row.Version, ct);
            await copy.WriteAsync(row.Area, ct);
            await copy.WriteAsync(row.Category, ct);
            await copy.WriteAsync(row.Channel, ct);
            await copy.WriteAsync(row.Status, ct);
            await copy.WriteAsync(row.Summary, ct);
            await copy.WriteAsync(row.Procedural, ct);
            await WriteOrNull(copy, row.Lat, ct);
            await WriteOrNull(copy, row.Lon, ct);
            await copy.WriteAsync(row.OpenedAt.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(row.DueAt.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(row.Simulated, ct);
        }
        await copy.CompleteAsync(ct);
    }

    /// <summary>Codes that stand twice with different contents, in the file or against what is stored.</summary>
    public static Task<IReadOnlyList<string>> Contradicting(Work work, int most, CancellationToken ct) => work.Many<string>("""
        select code from (
            select code, category, opened_at, lat, lon from incoming
            union select t.code, t.category, t.opened_at, t.lat, t.lon from ticket t join incoming using (code)
        ) seen group by code having count(*) > 1 order by code limit @most
        """, new { most }, ct);

    /// <summary>Stores what is new; answers the codes stored.</summary>
    public static async Task<HashSet<string>> Merge(Work work, CancellationToken ct) => [.. await work.Many<string>("""
        insert into ticket (code, version, area, category, channel, status, summary, procedural, lat, lon, opened_at, due_at, simulated)
        select distinct on (code) code, version, area, category, channel, status, summary, procedural, lat, lon, opened_at, due_at, simulated
        from incoming on conflict do nothing returning code
        """, null, ct)];

    private static Task WriteOrNull(Npgsql.NpgsqlBinaryImporter copy, double? value, CancellationToken ct) =>
        value is { } number ? copy.WriteAsync(number, ct) : copy.WriteNullAsync(ct);
}
