namespace Ioc.Defaults;

/// <summary>Collects every fault of a request, so that the caller hears of all of them at once.</summary>
public sealed class Faults
{
    private readonly List<Fault> found = [];

    /// <summary>True when nothing was found.</summary>
    public bool None => found.Count == 0;

    /// <summary>No system of a province has records from before it, and calendars and identifiers need not reach further back.</summary>
    public static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What was found so far, in order.</summary>
    public IReadOnlyList<Fault> Found => found;

    /// <summary>Adds a fault.</summary>
    public void Add(string pointer, string vi, string en) => found.Add(new Fault(pointer, new Text(vi, en)));

    /// <summary>Adds a fault unless <paramref name="holds"/>; answers <paramref name="holds"/>.</summary>
    public bool Require(bool holds, string pointer, string vi, string en)
    {
        if (!holds) Add(pointer, vi, en);
        return holds;
    }

    /// <summary>A text that must be there and be at most <paramref name="lengthMax"/> characters.</summary>
    public string Words(string? value, string pointer, int lengthMax)
    {
        var words = value?.Trim().Normalize() ?? "";
        Require(words.Length > 0, pointer, "Thiếu giá trị; hãy điền.", "Missing; give a value.");
        Require(!words.Contains('\0'), pointer, "Có ký tự NUL.", "Has a NUL character.");
        Require(words.Length <= lengthMax, pointer, $"Dài quá {lengthMax} ký tự.", $"Longer than {lengthMax} characters.");
        return words;
    }

    /// <summary>A word that must be one of a closed list.</summary>
    public string OneOf(string? value, string pointer, params IReadOnlyCollection<string> allowed)
    {
        var list = string.Join(", ", allowed);
        Require(value is not null && allowed.Contains(value), pointer, $"Phải là một trong: {list}.", $"Must be one of: {list}.");
        return value ?? "";
    }

    /// <summary>An instant of the past: not after now (one minute of clock skew is forgiven) and not before <see cref="Earliest"/>.</summary>
    /// <returns>In UTC; now, when none was given or it is no such instant.</returns>
    public DateTimeOffset NotFuture(DateTimeOffset? value, string pointer, DateTimeOffset now)
    {
        var happened = Require(value is null || value <= now.AddMinutes(1), pointer,
            "Thời điểm ở tương lai; hãy gửi thời điểm đã xảy ra.", "Lies in the future; send the instant at which it happened.");
        var remembered = Require(value is null || value >= Earliest, pointer,
            "Trước năm 2000; hãy gửi thời điểm đã xảy ra.", "Lies before the year 2000; send the instant at which it happened.");
        return happened && remembered && value is { } instant ? instant.ToUniversalTime() : now;
    }

    /// <summary>Faults that an answer lists; all are counted. Nobody reads more, and a file may be wrong in every line.</summary>
    public const int ListedMax = 100;

    /// <summary>The answer 422 with every fault, or the first of very many.</summary>
    public Refusal Refuse() => new(422, "invalid-request",
        new Text("Yêu cầu không hợp lệ", "The request is not valid"),
        found.Count <= ListedMax
            ? new Text($"Có {found.Count} lỗi; không có gì được lưu.", $"{found.Count} {(found.Count == 1 ? "fault" : "faults")}; nothing was stored.")
            : new Text($"Có {found.Count} lỗi, dưới đây là {ListedMax} lỗi đầu; không có gì được lưu.", $"{found.Count} faults, of which the first {ListedMax} are listed; nothing was stored."),
        found.Count <= ListedMax ? found : found[..ListedMax]);
}
