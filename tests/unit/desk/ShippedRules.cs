using System.Text.Json;
using Ioc.Defaults;
using Ioc.Desk.Rules;
using Xunit;

namespace Ioc.Tests.Unit.Desk;

/// <summary>The rules as shipped pass the very checks that a changed rule must pass.</summary>
public sealed class ShippedRules
{
    private static List<JsonElement> Read()
    {
        using var file = typeof(RuleBook).Assembly.GetManifestResourceStream("rules.json")!;
        return JsonSerializer.Deserialize<List<JsonElement>>(file)!;
    }

    public static TheoryData<string> Codes() => [.. Read().Select(x => x.GetProperty("code").GetString()!)];

    [Theory, MemberData(nameof(Codes))]
    public void Each_is_whole(string code)
    {
        var faults = new Faults();
        var request = Read().Single(x => x.GetProperty("code").GetString() == code).Deserialize<PutRule.Request>(Json.Options)!;
        var rule = RuleChecks.Read(code, request, request.ValidFrom!.Value, faults);

        Assert.Empty(faults.Found.Select(x => $"{x.Pointer}: {x.Detail.En}"));
        Assert.Equal(rule.ActionsVi.Count, rule.ActionsEn.Count);
    }

    [Fact]
    public void Every_kind_is_among_them() =>
        Assert.Equal(Rule.Kinds.Order(), Read().Select(x => x.GetProperty("kind").GetString()!).Distinct().Order());
}
