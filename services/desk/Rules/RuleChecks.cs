using System.Globalization;
using System.Text.RegularExpressions;
using Ioc.Defaults;

namespace Ioc.Desk.Rules;

/// <summary>Everything that can be wrong with a rule, said at once.</summary>
public static partial class RuleChecks
{
    private const int DaySeconds = 86_400, ActionsMax = 10, TierMax = 6, PeriodsMax = 10_000;
    private const double FigureMax = 1e12;
    private static readonly CultureInfo Vi = CultureInfo.GetCultureInfo("vi-VN"), En = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The rule that a request describes; only good when no fault was found.</summary>
    public static Rule Read(string code, PutRule.Request x, DateOnly today, Faults faults)
    {
        faults.Require(Code().IsMatch(code), "/code", "Chữ thường a–z, số và gạch nối, tối đa 60 ký tự.", "Lower-case letters a-z, digits and hyphens, at most 60 characters.");
        faults.Require(x.ValidFrom is null || x.ValidFrom >= today, "/validFrom", "Không sớm hơn hôm nay.", "Not before today.");
        var kind = faults.OneOf(x.Kind, "/kind", Rule.Kinds);
        var measure = faults.OneOf(x.Measure, "/measure", Rule.Measures);
        faults.Require(x.Quantity is null || measure == Rule.Sensor, "/quantity", "Chỉ dùng cho cảm biến.", "For sensors only.");
        faults.Require(x.Quantity is null || Code().IsMatch(x.Quantity), "/quantity", "Chữ thường a–z, số và gạch nối, tối đa 60 ký tự.", "Lower-case letters a-z, digits and hyphens, at most 60 characters.");
        faults.Require((measure == Rule.Sensor) == x.Tiers is null or { Count: 0 }, "/tiers",
            "Cần cho tổng số, bỏ với cảm biến.", "Needed for a total, left out for sensors.");
        faults.Require(x.Tiers?.All(tier => tier is >= 1 and <= TierMax) != false, "/tiers", $"Từ 1 đến {TierMax}.", $"From 1 to {TierMax}.");
        faults.Require(x.Limit is { } limit ? double.IsFinite(limit) && (kind == "threshold" || limit > 0) : kind == "threshold" && measure == Rule.Sensor, "/limit",
            "Cần một số; chỉ ngưỡng của cảm biến được bỏ trống. Với silence, late, change phải lớn hơn 0.",
            "A number is needed; only a sensor's threshold may do without. Above 0 for silence, late and change.");
        // A span that the database cannot count would end the watch over every alarm.
        var most = kind is "silence" or "late" ? PeriodsMax : FigureMax;
        faults.Require(x.Limit is null || Math.Abs(x.Limit.Value) <= most, "/limit", string.Create(Vi, $"Không quá {most:#,0}."), string.Create(En, $"At most {most:#,0}."));
        if (x.Side is not null || (x.Limit is not null && kind is "threshold" or "change")) faults.OneOf(x.Side, "/side", Rule.Sides);
        faults.Require(kind == "change" ? x.WithinSeconds is >= 60 and <= 31 * DaySeconds : x.WithinSeconds is null, "/withinSeconds",
            "Cần cho change, từ 60 giây đến 31 ngày; bỏ với loại khác.", "Needed for change, 60 seconds to 31 days; left out otherwise.");
        faults.Require(x.DeadbandPercent is null or (>= 0 and <= 50), "/deadbandPercent", "Từ 0 đến 50.", "From 0 to 50.");
        faults.Require(x.OnDelaySeconds is null or (>= 0 and <= DaySeconds), "/onDelaySeconds", $"Từ 0 đến {DaySeconds}.", $"From 0 to {DaySeconds}.");
        faults.Require(x.OffDelaySeconds is null or (>= 0 and <= DaySeconds), "/offDelaySeconds", $"Từ 0 đến {DaySeconds}.", $"From 0 to {DaySeconds}.");
        if (x.Priority is not null || measure != Rule.Sensor) faults.OneOf(x.Priority, "/priority", Rule.Priorities);
        faults.Require(x.RespondWithinMinutes is >= 1 and <= 10_080, "/respondWithinMinutes", "Từ 1 đến 10.080 phút.", "From 1 to 10,080 minutes.");
        return new Rule(
            code, 0, x.ValidFrom ?? today, x.Enabled ?? true, kind, measure, x.Quantity, x.Tiers, x.Limit, x.Side, x.DeadbandPercent ?? 0,
            x.OnDelaySeconds ?? 0, x.OffDelaySeconds ?? 0, x.WithinSeconds, x.Latching ?? false, x.Priority, x.RespondWithinMinutes ?? 0,
            faults.Words(x.NameVi, "/nameVi", 120), faults.Words(x.NameEn, "/nameEn", 120),
            faults.Words(x.CauseVi, "/causeVi", 500), faults.Words(x.CauseEn, "/causeEn", 500),
            faults.Words(x.ConsequenceVi, "/consequenceVi", 500), faults.Words(x.ConsequenceEn, "/consequenceEn", 500),
            Actions(x.ActionsVi, "/actionsVi", faults), Actions(x.ActionsEn, "/actionsEn", faults));
    }

    private static List<string> Actions(IReadOnlyList<string>? actions, string pointer, Faults faults)
    {
        faults.Require(actions is { Count: >= 1 and <= ActionsMax }, pointer, $"Từ 1 đến {ActionsMax} bước.", $"1 to {ActionsMax} steps.");
        return [.. (actions ?? []).Take(ActionsMax).Select((words, i) => faults.Words(words, $"{pointer}/{i}", 300))];
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}$")]
    private static partial Regex Code();
}
