using System.Buffers.Binary;
using System.Data;
using System.Globalization;
using Dapper;
using Npgsql;

namespace Ioc.Indicators.Counters;

/// <summary>All rows as cells, read in one state of the database by several connections side by side, each a part of the table.</summary>
/// <param name="Batch">The last batch in that state.</param>
/// <param name="Early">Deltas that were in no batch yet: the rows have them already.</param>
internal sealed record RowsRead(long Batch, HashSet<long> Early, IReadOnlyList<((string Area, DateOnly Day) At, Cell Cell)> Cells)
{
    private const int PagesMax = int.MaxValue;
    private const int HeaderBytes = 19;
    private const int BufferBytes = 1 << 20;
    private static readonly DateOnly PostgresZero = new(2000, 1, 1);

    /// <summary>Reads all rows.</summary>
    public static async Task<RowsRead> All(NpgsqlConnection connection, NpgsqlDataSource source, Board board, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var snapshot = await connection.ExecuteScalarAsync<string>(new CommandDefinition("select pg_export_snapshot()", cancellationToken: ct));
        var batch = await connection.ExecuteScalarAsync<long>(new CommandDefinition("select coalesce(max(batch), 0) from delta where batch is not null", cancellationToken: ct));
        var early = await connection.QueryAsync<long>(new CommandDefinition("select id from delta where batch is null", cancellationToken: ct));
        var pages = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select pg_relation_size('dossier') / current_setting('block_size')::int", cancellationToken: ct));
        var parts = Environment.ProcessorCount;
        var reads = Enumerable.Range(0, parts).Select(i => (From: pages * i / parts, To: i == parts - 1 ? PagesMax : pages * (i + 1) / parts))
            .Select(x => Task.Run(() => Part(source, snapshot!, string.Create(CultureInfo.InvariantCulture,
                $"from dossier where counted_on is not null and ctid >= '({x.From},0)'::tid and ctid < '({x.To},0)'::tid"), board, ct), ct))
            .Append(Task.Run(() => Part(source, snapshot!, "from petition", board, ct), ct)).ToList();
        return new RowsRead(batch, [.. early], [.. (await Task.WhenAll(reads)).SelectMany(x => x)]);
    }

    private static async Task<List<((string Area, DateOnly Day), Cell)>> Part(
        NpgsqlDataSource source, string snapshot, string rows, Board board, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await connection.ExecuteAsync(new CommandDefinition($"set transaction snapshot '{snapshot}'", cancellationToken: ct));
        await using var copy = await connection.BeginRawBinaryCopyAsync($"copy (select bits, counted_on, area, agency, procedure {rows}) to stdout (format binary)", ct);
        return Read(copy, board);
    }

    private static List<((string Area, DateOnly Day), Cell)> Read(Stream copy, Board board)
    {
        var (areas, agencies, procedures) = (new Texts(new Names()), new Texts(board.AgencyNames), new Texts(board.Procedures));
        var cells = new Dictionary<(int Area, int Day), Cell>();
        var buffer = new byte[BufferBytes];
        var (at, end) = (0, 0);
        Fill(HeaderBytes);
        at = HeaderBytes;
        while (Int16() >= 0)
        {
            var bits = BinaryPrimitives.ReadInt64BigEndian(Field());
            var day = BinaryPrimitives.ReadInt32BigEndian(Field());
            var area = areas.Number(Field());
            if (!cells.TryGetValue((area, day), out var cell)) cells[(area, day)] = cell = new Cell();
            var agency = agencies.Number(Field());
            cell.Add(1, new CellRow(bits, agency, procedures.Number(Field())));
        }
        return [.. cells.Select(x => ((areas.Names[x.Key.Area], PostgresZero.AddDays(x.Key.Day)), x.Value))];

        int Int16()
        {
            Fill(sizeof(short));
            at += sizeof(short);
            return BinaryPrimitives.ReadInt16BigEndian(buffer.AsSpan(at - sizeof(short)));
        }

        ReadOnlySpan<byte> Field()
        {
            Fill(sizeof(int));
            var length = BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(at));
            at += sizeof(int);
            Fill(length);
            at += length;
            return buffer.AsSpan(at - length, length);
        }

        void Fill(int bytes)
        {
            if (end - at >= bytes) return;
            buffer.AsSpan(at, end - at).CopyTo(buffer);
            (at, end) = (0, end - at);
            if (bytes > buffer.Length) Array.Resize(ref buffer, bytes);
            while (end < bytes)
            {
                var read = copy.Read(buffer, end, buffer.Length - end);
                if (read == 0) throw new EndOfStreamException("The copy of the rows ended in the middle of a row.");
                end += read;
            }
        }
    }
}
