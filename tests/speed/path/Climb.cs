using System.Diagnostics;

namespace Ioc.Tests.Speed.WallPath;

/// <summary>A growing count as somebody saw it: when it first reached each figure.</summary>
public sealed class Climb
{
    private readonly Lock gate = new();
    private readonly List<(long At, int Value)> steps = [];

    /// <summary>The highest figure seen.</summary>
    public int Value { get { lock (gate) return steps is [.., var last] ? last.Value : 0; } }

    /// <summary>Keeps what is seen now; a figure no higher than the last is no step.</summary>
    public void Saw(int value)
    {
        var at = Stopwatch.GetTimestamp();
        lock (gate) if (steps.Count == 0 || value > steps[^1].Value) steps.Add((at, value));
    }

    /// <summary>From the k-th answer to the first figure that holds k more than <paramref name="before"/>, for every k.</summary>
    /// <param name="answered">When each answer came, the earliest first.</param>
    /// <param name="before">Figure before the first of them.</param>
    public IEnumerable<TimeSpan> Behind(IReadOnlyList<long> answered, int before)
    {
        lock (gate)
        {
            var spans = new List<TimeSpan>();
            var step = 0;
            for (var k = 0; k < answered.Count; k++)
            {
                while (steps[step].Value <= before + k) step++;
                spans.Add(Stopwatch.GetElapsedTime(answered[k], steps[step].At));
            }
            return spans;
        }
    }
}
