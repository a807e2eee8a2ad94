using Microsoft.AspNetCore.Http;

namespace Ioc.Defaults;

/// <summary>A sentence a person reads: Vietnamese first, English beside it.</summary>
/// <param name="Vi">Vietnamese.</param>
/// <param name="En">English.</param>
public readonly record struct Text(string Vi, string En)
{
    /// <summary>The sentence in the language that the request prefers; Vietnamese when it does not say.</summary>
    public string For(HttpContext context) => PrefersEnglish(context.Request) ? En : Vi;

    private static bool PrefersEnglish(HttpRequest request)
    {
        var best = request.GetTypedHeaders().AcceptLanguage
            .Where(x => IsOf(x.Value.Value, "vi") || IsOf(x.Value.Value, "en"))
            .MaxBy(x => x.Quality ?? 1);
        return best is not null && IsOf(best.Value.Value, "en");
    }

    private static bool IsOf(string? tag, string language) =>
        tag is not null && (tag.Equals(language, StringComparison.OrdinalIgnoreCase)
            || tag.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase));
}
