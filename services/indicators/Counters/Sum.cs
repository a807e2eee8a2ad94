using Ioc.Indicators.Rules;

namespace Ioc.Indicators.Counters;

/// <summary>The counters of one scope as they stood at one instant.</summary>
public sealed class Sum
{
    internal Sum(Scope scope, Total total, Register register, RuleSet? rules, DateTimeOffset asOf) =>
        (Scope, Total, Register, Rules, AsOf) = (scope, total, register, rules, asOf);

    /// <summary>What was asked.</summary>
    public Scope Scope { get; }

    /// <summary>When it was counted, or the instant as of which it was known.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>A simulator made some of the rows.</summary>
    public bool Simulated => Total[Bit.Simulated] > 0 || Register.IsSimulated(Scope);

    /// <summary>The value of a counter; null when the scope has no such figure: null is not 0.</summary>
    /// <param name="counter">A name of <see cref="Counter.All"/>, e.g. <c>dossiers.received</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such counter.</exception>
    public long? this[string counter] => Counter.All[counter].Of(this);

    internal Total Total { get; }

    internal Register Register { get; }

    internal RuleSet? Rules { get; }

    /// <summary>Rows with a bit that depends on the kind of the window.</summary>
    internal long Judged(Bit first) => Total[first + (int)Scope.Window.Kind];
}
