using Dapper;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Indicators.Targets;

/// <summary>Lists the targets beside Index 766, each with its value in force and its light.</summary>
public static class ListTargets
{
    private static readonly string[] Lights = ["green", "amber", "red", "grey"];

    /// <summary>All that was asked for.</summary>
    /// <param name="Lights">How many have each light.</param>
    public sealed record Response(DateOnly On, IReadOnlyDictionary<string, int> Lights, IReadOnlyList<TargetState> Items);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/targets", Handle)
        .Allow(Roles.Readers).Produces<Response>().WithSummary("List the targets with their values and lights");

    private static async Task<IResult> Handle(
        string? plan, string? light, TargetBook book, TargetFacts facts, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        if (plan is not null) faults.OneOf(plan, "/query/plan", [.. book.Files.Select(x => x.Name)]);
        if (light is not null) faults.OneOf(light, "/query/light", Lights);
        if (!faults.None) return faults.Refuse();
        var today = clock.Today();
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var stated = (await connection.QueryAsync<TargetLine>(new CommandDefinition(TargetsDb.Newest, cancellationToken: ct))).ToDictionary(x => x.Target);
        var states = new List<TargetState>();
        foreach (var file in book.Files.Where(x => plan is null || x.Name == plan))
            foreach (var target in file.Targets)
                states.Add(TargetState.Of(target, file.Name, today, await facts.Read(target, today, ct), stated.GetValueOrDefault(target.Code)));
        return Results.Ok(new Response(today, Lights.ToDictionary(x => x, x => states.Count(s => s.Light == x)), [.. states.Where(x => light is null || x.Light == light)]));
    }
}
