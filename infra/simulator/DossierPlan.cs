namespace Ioc.Simulator;

/// <summary>One dossier from hand-in to result, planned whole.</summary>
public sealed record DossierPlan(string Code, string Procedure, string Area, string Channel, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, DateTimeOffset EndedAt, Marks Marks)
{
    /// <summary>The record as handed in.</summary>
    public object Handed() => Record(ended: false);

    /// <summary>The record as its source system would tell it at an instant.</summary>
    public object RecordAt(DateTimeOffset at) => Record(EndedAt <= at);

    private object Record(bool ended) => new
    {
        Code, Procedure, Area, Channel, ReceivedAt, DueAt, Status = ended ? 9 : 2, EndedAt = ended ? EndedAt : (DateTimeOffset?)null,
        Marks.Synchronised, ElectronicResult = Marks.ElectronicResult && ended, Marks.Digitised, Marks.Reused, Marks.Shared,
        Disliked = Marks.Disliked && ended, Marks.PopulationData, Marks.PaidOnline,
    };
}
