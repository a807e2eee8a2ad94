namespace Ioc.Indicators.Counters;

/// <summary>Names as numbers that stay the same as long as the process lives. Safe to use from several threads.</summary>
internal sealed class Names
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<string> names = [];

    /// <summary>The number of a name, a new one when it was not known.</summary>
    public int Of(string name)
    {
        lock (gate)
        {
            if (numbers.TryGetValue(name, out var number)) return number;
            names.Add(name);
            return numbers[name] = names.Count - 1;
        }
    }

    /// <summary>The number of a name; -1 when it is not known.</summary>
    public int Find(string name)
    {
        lock (gate) return numbers.GetValueOrDefault(name, -1);
    }

    /// <summary>The name of a number.</summary>
    public string this[int number]
    {
        get { lock (gate) return names[number]; }
    }
}
