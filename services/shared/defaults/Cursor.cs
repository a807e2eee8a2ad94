using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Ioc.Defaults;

/// <summary>Keyset paging: a page starts after the key of the last row of the page before.</summary>
public static class Cursor
{
    /// <summary>Rows a page holds when the caller does not say.</summary>
    public const int PageRows = 100;

    /// <summary>Rows a page holds at most.</summary>
    public const int PageRowsMax = 500;

    /// <summary>Cuts a read of <c>rows + 1</c> into a page.</summary>
    public static Page<T> Cut<T>(IReadOnlyList<T> read, int rows, Func<T, string> key) => read.Count <= rows
        ? new Page<T>(read, null)
        : new Page<T>([.. read.Take(rows)], Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key(read[rows - 1]))));

    /// <summary>The key behind a cursor; null for the first page.</summary>
    /// <exception cref="BadHttpRequestException">The cursor was not made here.</exception>
    public static string? Key(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return null;
        try { return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)); }
        catch (FormatException wrong) { throw new BadHttpRequestException("cursor", 400, wrong); }
    }

    /// <summary>The key of a row that is sorted by an instant and its code.</summary>
    public static string InstantKey(DateTimeOffset at, string code) => $"{at.UtcDateTime:O}|{code}";

    /// <summary>The instant and the code behind a cursor; null for the first page.</summary>
    /// <exception cref="BadHttpRequestException">The cursor was not made here.</exception>
    public static (DateTimeOffset At, string Code)? InstantKey(string? cursor)
    {
        if (Key(cursor)?.Split('|', 2) is not { } parts) return null;
        return parts.Length == 2 && DateTimeOffset.TryParseExact(parts[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? (at, parts[1])
            : throw new BadHttpRequestException("cursor", 400);
    }

    /// <summary>How many rows to answer, 1 to <see cref="PageRowsMax"/>.</summary>
    public static int Rows(int? wanted) => Math.Clamp(wanted ?? PageRows, 1, PageRowsMax);
}
