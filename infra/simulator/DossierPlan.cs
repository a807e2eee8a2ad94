namespace Ioc.Simulator;

/// <summary>One dossier from hand-in to result, planned whole.</summary>
/// <param name="Registered">It was not accepted at once: it begins with status 1.</param>
/// <param name="Moves">What becomes of it, in order.</param>
public sealed record DossierPlan(
    string Code, string Procedure, string Area, string Agency, string Channel, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, bool Registered,
    IReadOnlyList<DossierPlan.Move> Moves, Marks Marks)
{
    /// <summary>A change of status.</summary>
    /// <param name="Status">1 to 10, TrangThai.</param>
    public sealed record Move(DateTimeOffset At, int Status);

    /// <summary>The record as handed in.</summary>
    public object Handed() => RecordAt(ReceivedAt);

    /// <summary>The record as its source system would tell it at an instant.</summary>
    public object RecordAt(DateTimeOffset at)
    {
        var done = Moves.Where(x => x.At <= at).ToList();
        var status = done.Count > 0 ? done[^1].Status : Registered ? 1 : 2;
        var accepted = status is not (1 or 3);
        var ended = done.FirstOrDefault(x => x.Status is >= 7 and <= 9);
        var asked = done.FirstOrDefault(x => x.Status == 5);
        var back = asked is null ? null : done.FirstOrDefault(x => x.At > asked.At);
        return new
        {
            Code, Procedure, Area, Agency, Channel, ReceivedAt, AcceptedAt = accepted && Registered ? done[0].At : (DateTimeOffset?)null,
            DueAt = accepted ? DueAt : (DateTimeOffset?)null, Status = status, EndedAt = status == 5 ? asked!.At : ended?.At,
            SupplementRequests = asked is null ? 0 : 1, SupplementSeconds = back is null ? 0 : (long)(back.At - asked!.At).TotalSeconds,
            Marks.Synchronised, ElectronicResult = Marks.ElectronicResult && ended is not null, Marks.Digitised, Marks.Reused, Marks.Shared,
            Disliked = Marks.Disliked && ended is not null, Marks.PopulationData, Marks.PaidOnline, Marks.FeeDong,
        };
    }
}
