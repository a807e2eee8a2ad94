using Ioc.Defaults;

namespace Ioc.Catalogue.Calendar;

/// <summary>Shows which days the administration works: deadlines are counted by them.</summary>
public static class ShowCalendar
{
    /// <summary>Days one answer may span.</summary>
    public const int DaysMax = 800;

    /// <summary>The days of a span.</summary>
    /// <param name="WorkingDays">How many of them are working days.</param>
    /// <param name="KnownUntil">Last day with a holiday or make-up day on record; later days are judged by the weekday alone.</param>
    /// <param name="Days">Holidays and make-up days, with names and sources.</param>
    public sealed record Response(DateOnly From, DateOnly To, int WorkingDays, DateOnly KnownUntil, IReadOnlyList<SpecialDay> Days);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/calendar", Handle).Allow(Roles.Readers).WithSummary("Show working days, holidays and make-up days");

    private static IResult Handle(DateOnly? from, DateOnly? to, WorkingCalendar calendar, TimeProvider clock)
    {
        var first = from ?? new DateOnly(clock.Today().Year, 1, 1);
        var last = to ?? new DateOnly(first.Year, 12, 31);
        var faults = new Faults();
        faults.Require(last >= first && last.DayNumber - first.DayNumber < DaysMax, "/query/to",
            $"Từ ngày đầu đến nhiều nhất {DaysMax} ngày.", $"From the first day to {DaysMax} days at most.");
        if (!faults.None) return faults.Refuse();
        var working = Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Count(day => calendar.IsWorking(DateOnly.FromDayNumber(day)));
        return Results.Ok(new Response(first, last, working, calendar.Days.Count == 0 ? DateOnly.MinValue : calendar.Days[^1].On,
            [.. calendar.Days.Where(day => day.On >= first && day.On <= last)]));
    }
}
