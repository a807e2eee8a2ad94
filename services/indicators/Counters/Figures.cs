using Ioc.Defaults;
using Ioc.Indicators.Rules;
using Ioc.Messaging;

namespace Ioc.Indicators.Counters;

/// <summary>Answers what the counters say: from memory, or from the rows and deltas where a field, a procedure or the past is asked for.</summary>
public sealed class Figures
{
    private readonly Memory memory;
    private readonly RuleBook book;
    private readonly Ledger ledger;
    private readonly TimeProvider clock;

    internal Figures(Memory memory, RuleBook book, Ledger ledger, TimeProvider clock) =>
        (this.memory, this.book, this.ledger, this.clock) = (memory, book, ledger, clock);

    /// <summary>The counters of a scope.</summary>
    public async Task<Sum> Of(Scope scope, CancellationToken ct)
    {
        if (scope is { Field: null, Procedure: null, AsKnownAt: null }) return Of(scope);
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var register = memory.RegisterOf(scope.Window, scope.AsKnownAt);
        var total = await Tally.Of(connection, scope, ProceduresOf(scope, register), memory.Board.Procedures.Of, ct);
        return new Sum(scope, total, register, book.On(scope.Window.Last), scope.AsKnownAt ?? clock.GetUtcNow());
    }

    /// <summary>The counters of several scopes, in their order.</summary>
    public async Task<IReadOnlyList<Sum>> OfEach(IReadOnlyList<Scope> scopes, CancellationToken ct)
    {
        var sums = new List<Sum>(scopes.Count);
        foreach (var scope in scopes) sums.Add(await Of(scope, ct));
        return sums;
    }

    /// <summary>The counters of each day of a window up to today, also of days without rows. Only units, a window and an agency can be asked for.</summary>
    public IReadOnlyList<(DateOnly Day, Sum Sum)> ByDay(Scope scope)
    {
        var (known, register, rules, now) = (memory.Board.ByDay(scope), memory.RegisterOf(scope.Window), book.On(scope.Window.Last), clock.GetUtcNow());
        var last = scope.Window.Last < clock.Today() ? scope.Window.Last : clock.Today();
        return [.. Enumerable.Range(0, Math.Max(0, last.DayNumber - scope.Window.First.DayNumber + 1)).Select(scope.Window.First.AddDays)
            .Select(day => (day, new Sum(scope, known.GetValueOrDefault(day) ?? new Total(), register, rules, now)))];
    }

    /// <summary>Agencies that have rows at or below a path.</summary>
    public IReadOnlyList<string> Agencies(string path) => memory.Board.Agencies(path);

    /// <summary>Up to where facts are counted; while it is the same, so are all figures of now.</summary>
    internal (long Batch, object Register) Counted => (memory.Batch, memory.RegisterOf(Window.Of(clock.Today())));

    /// <summary>The procedures that a scope asks for; null for all.</summary>
    internal string[]? ProceduresOf(Scope scope) => ProceduresOf(scope, memory.RegisterOf(scope.Window, scope.AsKnownAt));

    private static string[]? ProceduresOf(Scope scope, Register register) =>
        scope.Procedure is { } one ? [one] : scope.Field is null ? null : [.. register.ServicesOf(scope).Select(x => x.Code)];

    internal Sum Of(Scope scope) => new(scope, memory.Board.Of(scope), memory.RegisterOf(scope.Window), book.On(scope.Window.Last), clock.GetUtcNow());
}
