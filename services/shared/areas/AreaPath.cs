namespace Ioc.Areas;

/// <summary>Arithmetic on area paths: codes from the root joined by dots, e.g. <c>74.725.25975</c>.</summary>
public static class AreaPath
{
    /// <summary>The path itself first, then each path above it up to the root: 74.725.25975, 74.725, 74.</summary>
    public static IEnumerable<string> Ancestors(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
        {
            yield return path[..end];
        }
    }

    /// <summary>True when the path is the ancestor itself or lies anywhere below it; whole codes are compared.</summary>
    public static bool IsUnder(string path, string ancestorPath) =>
        path.StartsWith(ancestorPath, StringComparison.Ordinal)
        && (path.Length == ancestorPath.Length || path[ancestorPath.Length] == '.');

    /// <summary>True when one segment of the path equals the code: how an area claim of a token covers a path.</summary>
    public static bool Contains(string path, string code)
    {
        var rest = path.AsSpan();
        while (true)
        {
            var dot = rest.IndexOf('.');
            var segment = dot < 0 ? rest : rest[..dot];
            if (segment.SequenceEqual(code)) return true;
            if (dot < 0) return false;
            rest = rest[(dot + 1)..];
        }
    }
}
