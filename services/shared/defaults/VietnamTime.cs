namespace Ioc.Defaults;

/// <summary>Local time of the product: Asia/Ho_Chi_Minh, UTC+7 all year.</summary>
public static class VietnamTime
{
    /// <summary>The zone.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>The local date of an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>Local midnight at the beginning of a date, as UTC; the first day of all begins where time does.</summary>
    public static DateTimeOffset StartOf(DateOnly on)
    {
        if (on == DateOnly.MinValue) return DateTimeOffset.MinValue;
        var local = on.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>Local midnight before now, as UTC.</summary>
    public static DateTimeOffset Midnight(this TimeProvider clock) => StartOf(DateOf(clock.GetUtcNow()));

    /// <summary>The local date now.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOf(clock.GetUtcNow());
}
