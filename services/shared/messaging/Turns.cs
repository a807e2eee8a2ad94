namespace Ioc.Messaging;

/// <summary>
/// Spreads over a while what is told again every so often, each name in a second of its own (FNV-1a of the name): all totals of a province at once would
/// hold up the one that has just changed. Pure.
/// </summary>
public static class Turns
{
    /// <summary>True when the turn of a name lies after one instant and not after another.</summary>
    /// <param name="name">e.g. an area path; its turn is the same in every process.</param>
    /// <param name="since">Turns up to here were taken.</param>
    /// <param name="until">Now; a span as long as a round holds every turn.</param>
    /// <param name="everySeconds">Length of a round; above 0.</param>
    public static bool Comes(string name, DateTimeOffset since, DateTimeOffset until, int everySeconds)
    {
        var mark = 2_166_136_261u;
        foreach (var letter in name) mark = (mark ^ letter) * 16_777_619;
        var (from, to) = (since.ToUnixTimeSeconds(), until.ToUnixTimeSeconds());
        // Seconds back from now to the turn last due.
        var behind = (to - (mark % everySeconds)) % everySeconds;
        return behind < to - from;
    }
}
