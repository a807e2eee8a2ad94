using System.Text.RegularExpressions;

namespace Ioc.Feeds.Sensors;

/// <summary>The one shape of sensor and quantity names: kebab case, so that they fit a path, a topic and a routing key unchanged.</summary>
public static partial class Name
{
    /// <summary>Letters of the longest name.</summary>
    public const int LengthMax = 60;

    /// <summary>True for <c>pm25</c> or <c>air-thu-dau-mot-1</c>.</summary>
    public static bool Is(string? words) => words is { Length: > 0 and <= LengthMax } && Kebab().IsMatch(words);

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Kebab();
}
