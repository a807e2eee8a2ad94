using Microsoft.AspNetCore.Http;

namespace Ioc.Defaults;

/// <summary>Conditional requests of RFC 9110 against a version.</summary>
public static class Preconditions
{
    /// <summary>412 when If-Match names another version, or none that could be one; null when it matches or is absent.</summary>
    public static Refusal? Missed(HttpRequest request, long version)
    {
        if (request.Headers.IfMatch.Count == 0 || request.GetTypedHeaders().IfMatch.Any(tag => tag.Tag == "*" || (!tag.IsWeak && tag.Tag == $"\"{version}\""))) return null;
        return new Refusal(412, "version-changed", new Text("Bản ghi đã thay đổi", "The record has changed"),
            new Text($"Bản hiện tại là \"{version}\"; hãy đọc lại rồi gửi.", $"The current version is \"{version}\"; read it again, then send."));
    }

    /// <summary>True when If-None-Match already has this version.</summary>
    public static bool NotModified(HttpRequest request, long version) =>
        request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Tag == "*" || tag.Tag == $"\"{version}\"");
}
