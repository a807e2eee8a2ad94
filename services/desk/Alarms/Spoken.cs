using System.Text.Json;
using Ioc.Defaults;
using Ioc.Desk.Rules;

namespace Ioc.Desk.Alarms;

/// <summary>How a figure is said in one language, nothing twice. Names come from <c>names.json</c>; what it does not know keeps its code.</summary>
internal sealed class Spoken
{
    private static readonly Names Known = Read();
    private readonly Func<Text, string> tongue;
    private readonly Func<Signal, string> sourceOf;

    /// <summary>Vietnamese.</summary>
    public static readonly Spoken Vi = new(x => x.Vi, x => x.NameVi);

    /// <summary>English.</summary>
    public static readonly Spoken En = new(x => x.En, x => x.NameEn);

    private Spoken(Func<Text, string> tongue, Func<Signal, string> sourceOf) => (this.tongue, this.sourceOf) = (tongue, sourceOf);

    /// <summary>What people call what is measured, and units.</summary>
    private sealed record Names(IReadOnlyDictionary<string, Text> Measures, IReadOnlyDictionary<string, Text> Quantities, IReadOnlyDictionary<string, Text> Units);

    /// <summary><c>Trạm An Phú: bụi PM2,5 158 µg/m³</c>; <c>Thành phố Thuận An: 11 phiếu 1022 quá hạn</c>.</summary>
    /// <param name="moved">Verb before the number; blank for a level.</param>
    public string Told(Signal signal, string number, string moved = "")
    {
        var (source, unit) = (sourceOf(signal), Of(Known.Units, signal.Unit));
        var subject = signal.Measure == Rule.Sensor ? Of(Known.Quantities, signal.Quantity!) : Of(Known.Measures, signal.Measure);
        var said = subject.Contains(unit, StringComparison.CurrentCultureIgnoreCase);
        if (source.Contains(subject, StringComparison.CurrentCultureIgnoreCase)) subject = "";
        string[] words = said && moved == "" ? [number, subject] : [subject, moved, number, said ? "" : unit];
        return $"{source}: {string.Join(' ', words.Where(x => x != ""))}";
    }

    /// <summary>Words inside a sentence; an abbreviation keeps its capitals.</summary>
    public static string Lower(string words) => words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;

    private string Of(IReadOnlyDictionary<string, Text> names, string code) => names.TryGetValue(code, out var named) ? tongue(named) : code;

    private static Names Read()
    {
        using var file = typeof(Spoken).Assembly.GetManifestResourceStream("names.json")!;
        return JsonSerializer.Deserialize<Names>(file, Json.Options)!;
    }
}
