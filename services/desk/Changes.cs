using Ioc.Defaults;

namespace Ioc.Desk;

/// <summary>Two people at two desks: a change names the version that it was made from (RFC 9110, RFC 6585).</summary>
internal static class Changes
{
    /// <summary>428 when something stored is changed without If-Match, 412 when it names another version; null when all is well.</summary>
    /// <param name="version">Stored version; null when nothing is stored.</param>
    public static Refusal? Missed(HttpRequest request, long? version) =>
        version is not null && request.Headers.IfMatch.Count == 0
            ? new Refusal(428, "if-match-needed", new Text("Cần If-Match", "If-Match is needed"),
                new Text($"Tên này đã có: hãy mở bản đang có rồi sửa (tiêu đề If-Match: \"{version}\").", $"The name is taken: open what is there, then change it (header If-Match: \"{version}\")."))
            : Preconditions.Missed(request, version ?? 0);
}
