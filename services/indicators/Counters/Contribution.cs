using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Hotline;
using Ioc.Defaults;

namespace Ioc.Indicators.Counters;

/// <summary>What one row adds to the counters (counting rules: FACTS 1.2 and 1.3).</summary>
/// <param name="CountedOn">The local day by which windows count it; null when it counts in none.</param>
/// <param name="Bits">A bit for each <see cref="Bit"/> that holds now.</param>
/// <param name="LateAfter">The row is late when it ends, or is still open, after this instant; null for never.</param>
/// <param name="TurnsAt">When it becomes late though no fact comes; null when it is counted as late or will not be.</param>
public sealed record Contribution(DateOnly? CountedOn, long Bits, DateTimeOffset? LateAfter, DateTimeOffset? TurnsAt)
{
    /// <summary>
    /// Of a dossier: counted on the local day of acceptance, for the published denominators of 2.1, 4.1 to 4.4 and 5.4 are one
    /// number, the dossiers accepted in the window.
    /// </summary>
    public static Contribution Of(DossierState dossier, bool simulated, DateTimeOffset now)
    {
        var day = dossier.AcceptedAt is { } at ? VietnamTime.DateOf(at) : (DateOnly?)null;
        var lateAfter = Lateness.Of(dossier);
        var paidFor = dossier.HasFee && dossier.FeeDong != 0;
        var online = dossier.Channel == "online";
        var bits = One(Bit.Dossier, true) | One(Bit.Simulated, simulated) | One(Bit.Synchronised, dossier.Synchronised)
            | One(Bit.Online, online) | One(Bit.Postal, dossier.Channel == "postal")
            | One(Bit.OnlineWithResult, online && (dossier.ElectronicResult || !dossier.PaperResult))
            | One(Bit.Electronic, dossier.ElectronicResult) | One(Bit.Digitised, dossier.Digitised) | One(Bit.Reused, dossier.Reused)
            | One(Bit.Shared, dossier.Shared) | One(Bit.Population, dossier.PopulationData) | One(Bit.Disliked, dossier.Disliked)
            | One(Bit.FeeDue, paidFor) | One(Bit.PaidOnline, paidFor && dossier.PaidOnline)
            | One(Bit.FeeSent, dossier.HasFee && dossier.Synchronised && dossier.FeeDong > 0)
            | One(Bit.FullProcess, dossier.FullProcess) | One(Bit.FullProcessOnline, dossier.FullProcess && online);
        return Judged(day, bits, Bit.Late, null, lateAfter, dossier.EndedAt, now);
    }

    /// <summary>Of a petition: counted on the local day of receipt, late by the due instant that the hotline promised.</summary>
    public static Contribution Of(TicketState ticket, bool simulated, DateTimeOffset now)
    {
        var bits = One(Bit.Petition, true) | One(Bit.Simulated, simulated);
        if (ticket.Rating is 1 or 2) bits |= 0b1111L << (int)Bit.PetitionUnsatisfied;
        return Judged(VietnamTime.DateOf(ticket.OpenedAt), bits, Bit.PetitionLate, Bit.PetitionUnsatisfied, ticket.DueAt, ticket.AnsweredAt, now);
    }

    /// <summary>The bits of a row that became late at an instant, for the windows that had not ended by then.</summary>
    public static long LateBits(DateOnly countedOn, DateTimeOffset lateAfter, Bit late, Bit? alsoMarks)
    {
        var bits = 0L;
        foreach (var kind in Window.Kinds)
        {
            if (lateAfter >= Window.Of(countedOn, kind).EndsAt) continue;
            bits |= 1L << ((int)late + (int)kind);
            if (alsoMarks is { } other) bits |= 1L << ((int)other + (int)kind);
        }
        return bits;
    }

    /// <summary>The bits that windows of a kind look at: what is judged at the end of another kind is nothing to them.</summary>
    public static long SeenBy(WindowKind kind)
    {
        var others = Window.Kinds.Where(x => x != kind).Aggregate(0L, (bits, x) =>
            bits | (1L << ((int)Bit.Late + (int)x)) | (1L << ((int)Bit.PetitionLate + (int)x)) | (1L << ((int)Bit.PetitionUnsatisfied + (int)x)));
        return ~others;
    }

    private static Contribution Judged(
        DateOnly? day, long bits, Bit late, Bit? alsoMarks, DateTimeOffset? lateAfter, DateTimeOffset? endedAt, DateTimeOffset now)
    {
        if (day is not { } on) return new(null, 0, lateAfter, null);
        if (lateAfter is not { } limit || endedAt <= limit) return new(day, bits, lateAfter, null);
        return limit < now
            ? new(day, bits | LateBits(on, limit, late, alsoMarks), lateAfter, null)
            : new(day, bits, lateAfter, limit);
    }

    private static long One(Bit bit, bool holds) => holds ? 1L << (int)bit : 0;
}
