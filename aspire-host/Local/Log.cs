using System.Text.RegularExpressions;

namespace Ioc.AspireHost;

/// <summary>What the parts say: prefixed on the console, and kept in a file a part that stays small.</summary>
internal sealed partial class Log(string folder, bool echo, TextWriter console)
{
    private const long MaxFileBytes = 4 * 1024 * 1024;

    private readonly Dictionary<string, StreamWriter> files = [];

    /// <summary>A line that a part wrote.</summary>
    public void Line(string part, string text)
    {
        text = Colour().Replace(text, "");
        lock (files)
        {
            var file = File(part);
            file.WriteLine(text);
            if (file.BaseStream.Length > MaxFileBytes)
            {
                file.Dispose();
                files.Remove(part);
                System.IO.File.Move(Name(part), Name(part) + ".1", overwrite: true);
            }

            if (echo)
            {
                Print(part, text);
            }
        }
    }

    /// <summary>A line of the host about a part.</summary>
    public void Say(string part, string text)
    {
        lock (files)
        {
            Print(part, text);
        }
    }

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Colour();

    private void Print(string part, string text)
    {
        console.WriteLine($"{part,-10} | {text}");
        console.Flush();
    }

    private string Name(string part) => Path.Combine(folder, $"{part}.log");

    private StreamWriter File(string part)
    {
        if (!files.TryGetValue(part, out var file))
        {
            var stream = new FileStream(Name(part), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            files[part] = file = new StreamWriter(stream) { AutoFlush = true };
        }

        return file;
    }
}
