using Dapper;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Indicators.Targets;

/// <summary>Shows one target with every value that was ever stated for it: who, when and why.</summary>
public static class ShowTarget
{
    /// <summary>A target and its audit.</summary>
    /// <param name="Audit">Newest first, 500 at most.</param>
    public sealed record Response(TargetState Target, IReadOnlyList<TargetLine> Audit);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/targets/{code}", Handle)
        .Allow(Roles.Readers).Produces<Response>().WithSummary("Show a target with the audit of its values");

    private static async Task<IResult> Handle(string code, TargetBook book, TargetFacts facts, Ledger ledger, TimeProvider clock, CancellationToken ct) =>
        await Read(code, book, facts, ledger, clock, ct) is { } shown ? Results.Ok(shown) : Missing(code);

    /// <summary>The target as it stands; null when there is none of that code.</summary>
    internal static async Task<Response?> Read(string code, TargetBook book, TargetFacts facts, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        if (book.Find(code) is not { } target) return null;
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var audit = (await connection.QueryAsync<TargetLine>(new CommandDefinition(
            $"select {TargetsDb.Columns} from target_value where target = @code order by id desc limit 500", new { code }, cancellationToken: ct))).AsList();
        var newest = audit.OrderByDescending(x => x.ValueOn).ThenByDescending(x => x.Id).FirstOrDefault();
        var today = clock.Today();
        return new(TargetState.Of(target, book.Files.First(x => x.Targets.Contains(target)).Name, today, await facts.Read(target, today, ct), newest), audit);
    }

    /// <summary>There is no target of that code.</summary>
    internal static Refusal Missing(string code) => Refusal.Unknown("no-such-target", $"Không có chỉ tiêu {code}; xem GET /api/indicators/targets.",
        $"There is no target {code}; see GET /api/indicators/targets.");
}
