using Ioc.Defaults;
using Ioc.Feeds.Sensors;

namespace Ioc.Feeds.Readings;

/// <summary>What a reading must be, by whichever door it comes. Pure.</summary>
public static class ReadingCheck
{
    /// <summary>Nothing was measured electronically for us before this year; an older instant is a clock that was never set.</summary>
    public const int EarliestYear = 2000;

    /// <summary>Every fault of one reading that has a value.</summary>
    /// <param name="known">Sensors by id.</param>
    /// <param name="pointer">Where the reading stands.</param>
    public static IEnumerable<Fault> Faults(
        string? sensor, string? quantity, Measured value, DateTimeOffset? at, IReadOnlyDictionary<string, KnownSensor> known, DateTimeOffset now, string pointer)
    {
        var about = sensor is null ? null : known.GetValueOrDefault(sensor);
        if (about is null)
            yield return new Fault($"{pointer}/sensor", new Text(
                "Không có cảm biến này; đăng ký bằng PUT /api/feeds/sensors/{id}.", "There is no such sensor; register it with PUT /api/feeds/sensors/{id}."));
        else if (quantity is null || !about.Quantities.Contains(quantity))
            yield return new Fault($"{pointer}/quantity", new Text(
                $"Cảm biến đo: {string.Join(", ", about.Quantities.Order())}.", $"The sensor measures: {string.Join(", ", about.Quantities.Order())}."));
        if (value is not { Number: { } number } || !double.IsFinite(number))
            yield return new Fault($"{pointer}/value", new Text(
                "Cần một số hữu hạn; null hoặc \"NA\" nếu không đo được.", "A finite number is needed; null or \"NA\" when nothing was measured."));
        if (at is null)
            yield return new Fault($"{pointer}/at", new Text("Thiếu thời điểm đo.", "The instant of the measurement is missing."));
        else if (at > now.AddMinutes(1))
            yield return new Fault($"{pointer}/at", new Text(
                "Thời điểm ở tương lai; hãy gửi thời điểm đã xảy ra.", "Lies in the future; send the instant at which it happened."));
        else if (at.Value.UtcDateTime.Year < EarliestYear)
            yield return new Fault($"{pointer}/at", new Text(
                $"Trước năm {EarliestYear}; hãy chỉnh đồng hồ.", $"Before the year {EarliestYear}; set the clock."));
    }

    /// <summary>Ids worth asking the database for.</summary>
    public static IReadOnlyCollection<string> Askable(IEnumerable<string?> ids) => [.. ids.OfType<string>().Distinct().Where(Name.Is)];
}
