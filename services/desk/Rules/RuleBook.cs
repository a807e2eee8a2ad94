using System.Text.Json;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk.Rules;

/// <summary>The rules as shipped (<c>rules.json</c>), and over them what this installation made of them, each from its day on.</summary>
public sealed class RuleBook
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(1);
    private readonly IReadOnlyList<Rule> shipped = Shipped();
    private (DateTimeOffset ReadAt, IReadOnlyList<Rule> Rules) kept = (DateTimeOffset.MinValue, []);

    /// <summary>The rules in force now, by code; up to a second old.</summary>
    public async Task<IReadOnlyList<Rule>> InForce(Work work, CancellationToken ct)
    {
        var (readAt, rules) = kept;
        if (work.Now >= readAt && work.Now - readAt < FreshFor) return rules;
        rules = await On(work, VietnamTime.DateOf(work.Now), ct);
        kept = (work.Now, rules);
        return rules;
    }

    /// <summary>The rules in force on a day, by code.</summary>
    public async Task<IReadOnlyList<Rule>> On(Work work, DateOnly on, CancellationToken ct)
    {
        var own = await work.Many<string>("select distinct on (code) body::text from rule where valid_from <= @on order by code, valid_from desc, version desc", new { on }, ct);
        var changed = own.Select(Read).ToDictionary(x => x.Code);
        return [.. shipped.Where(x => x.ValidFrom <= on && !changed.ContainsKey(x.Code)).Concat(changed.Values).OrderBy(x => x.Code, StringComparer.Ordinal)];
    }

    /// <summary>The newest version of a rule, in force already or not; 0 when there is no such rule.</summary>
    public async Task<long> Newest(Work work, string code, CancellationToken ct) =>
        await work.One<long?>("select max(version) from rule where code = @code", new { code }, ct) ?? (shipped.Any(x => x.Code == code) ? 1 : 0);

    /// <summary>Stores a new version of a rule.</summary>
    public static Task Store(Work work, Rule rule, CancellationToken ct) => work.Execute(
        "insert into rule (code, version, valid_from, body, changed_at) values (@Code, @Version, @ValidFrom, @body::jsonb, @Now)",
        new { rule.Code, rule.Version, rule.ValidFrom, body = JsonSerializer.Serialize(rule, Json.Options), work.Now }, ct);

    /// <summary>Reads the rules anew at the next look; other replicas do so within a second.</summary>
    public void Forget() => kept = (DateTimeOffset.MinValue, []);

    private static Rule Read(string json) => JsonSerializer.Deserialize<Rule>(json, Json.Options)!;

    private static List<Rule> Shipped()
    {
        using var file = typeof(RuleBook).Assembly.GetManifestResourceStream("rules.json")!;
        return JsonSerializer.Deserialize<List<Rule>>(file, Json.Options)!;
    }
}
