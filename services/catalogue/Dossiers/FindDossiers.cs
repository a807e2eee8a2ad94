using Dapper;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Catalogue.Dossiers;

/// <summary>Finds dossiers, newest first, a page at a time: the rows behind every figure of dossiers.</summary>
public static class FindDossiers
{
    /// <summary>What to look for; everything absent finds all.</summary>
    /// <param name="Area">Code of a unit: its dossiers and those of the units below it.</param>
    /// <param name="Status">1 to 10.</param>
    /// <param name="Open">Running or paused (2, 4, 5, 6).</param>
    /// <param name="Overdue">Running past the instant from which it is late.</param>
    /// <param name="OnTime">Ended by that instant (true) or after it (false).</param>
    /// <param name="HasFee">Of a procedure with a fee, and the fee lines stated are not all nought.</param>
    /// <param name="From">Local date from which on it was handed in.</param>
    /// <param name="To">Local date up to which it was handed in, that day included.</param>
    /// <param name="EndedFrom">Local date from which on it ended.</param>
    /// <param name="FlowFrom">Local date: what is open, and what ended or was refused from that day on.</param>
    public sealed record Filter(
        string? Area, int? Status, bool? Open, bool? Overdue, bool? OnTime, string? Procedure, string? Agency, string? Channel, bool? HasFee, bool? PaidOnline,
        bool? Digitised, DateOnly? From, DateOnly? To, DateOnly? EndedFrom, DateOnly? FlowFrom, string? Cursor, int? Rows);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/dossiers", Handle).Allow(Roles.Readers).WithSummary("Find dossiers, newest first");

    private static async Task<IResult> Handle([AsParameters] Filter filter, Caller caller, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var most = Cursor.Rows(filter.Rows);
        var after = Cursor.InstantKey(filter.Cursor);
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var found = (await connection.QueryAsync<DossierRow>(new CommandDefinition($"""
            select {CatalogueDb.Dossier} from {Source(filter)} dossier
            where string_to_array(area, '.') && @codes
              and (@Area::text is null or string_to_array(area, '.') @> array[@Area])
              and (@Status::integer is null or status = @Status)
              and (@Open::boolean is null or (status in (2, 4, 5, 6)) = @Open)
              and (@Overdue::boolean is null or (status in (2, 4) and late_at < @now) is true = @Overdue)
              and (@OnTime::boolean is null or (status in (7, 8, 9, 10) and (late_at is null or ended_at <= late_at) = @OnTime))
              and (@Procedure::text is null or procedure = @Procedure)
              and (@Agency::text is null or agency = @Agency)
              and (@Channel::text is null or channel = @Channel)
              and (@HasFee::boolean is null or (fee_dong is distinct from 0 and procedure in (select code from offer where has_fee)) = @HasFee)
              and (@PaidOnline::boolean is null or paid_online = @PaidOnline)
              and (@Digitised::boolean is null or digitised = @Digitised)
              and (@from::timestamptz is null or received_at >= @from)
              and (@until::timestamptz is null or received_at < @until)
              and (@endedFrom::timestamptz is null or (status in (7, 8, 9, 10) and ended_at >= @endedFrom))
              and (@flowFrom::timestamptz is null or case when status = 3 then received_at >= @flowFrom when status >= 7 then ended_at >= @flowFrom else true end)
              and (@receivedAt::timestamptz is null or (received_at, code) < (@receivedAt, @code))
            order by received_at desc, code desc limit @limit
            """, new
        {
            codes = caller.AreaCodes.ToArray(), filter.Area, filter.Status, filter.Open, filter.Overdue, filter.OnTime, filter.Procedure,
            Agency = filter.Agency?.Normalize(), filter.Channel, filter.HasFee, filter.PaidOnline, filter.Digitised, from = Start(filter.From),
            until = Start(filter.To?.AddDays(1)), endedFrom = Start(filter.EndedFrom), flowFrom = Start(filter.FlowFrom),
            now = clock.GetUtcNow(), receivedAt = after?.At, code = after?.Code, limit = most + 1,
        }, cancellationToken: ct))).AsList();
        var page = Cursor.Cut(found, most, row => Cursor.InstantKey(row.ReceivedAt, row.Code));
        return Results.Ok(new Page<DossierAnswer>([.. page.Items.Select(DossierAnswer.Of)], page.Next));
    }

    private static DateTimeOffset? Start(DateOnly? on) => on is { } day ? VietnamTime.StartOf(day) : null;

    // The few that are open are taken out of their own index first (offset 0 holds the planner to it): a page that they do not fill
    // would otherwise be looked for through the years of closed ones.
    private static string Source(Filter filter) => filter switch
    {
        { Overdue: true } => "(select * from dossier where status in (2, 4) and late_at < @now offset 0)",
        { Status: 2 or 4 or 5 or 6 } => "(select * from dossier where status in (1, 2, 4, 5, 6) and status = @Status offset 0)",
        { Open: true } => "(select * from dossier where status in (2, 4, 5, 6) offset 0)",
        _ => "",
    };
}
