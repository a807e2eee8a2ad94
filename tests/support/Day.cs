namespace Ioc.Tests.Support;

/// <summary>The day in Vietnam, with which some figures begin anew.</summary>
public static class Day
{
    private static readonly TimeOnly Begun = new(0, 6), Ending = new(23, 55);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>The time of day there.</summary>
    public static TimeOnly Time => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), Zone).DateTime);

    /// <summary>Waits while midnight is near: figures of a day or of a month would begin anew in the middle of the test. Some minutes, once a day.</summary>
    public static Task IsLong() => Eventually.Holds(() => Task.FromResult(Time.IsBetween(Begun, Ending)), "midnight is past", TimeSpan.FromMinutes(15));
}
