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
            if (echo) Print(part, text);
            try
            {
                Keep(part, text);
            }
            catch (IOException fault)
            {
                // A full disk costs lines, not the part: one that is no longer read from would stop at its next word.
                Print(part, $"is not written to its file: {fault.Message}");
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

    private void Keep(string part, string text)
    {
        var file = File(part);
        file.WriteLine(text);
        if (file.BaseStream.Length <= MaxFileBytes) return;
        file.Dispose();
        files.Remove(part);
        System.IO.File.Move(Name(part), Name(part) + ".1", overwrite: true);
    }

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Colour();

    private void Print(string part, string text)
    {
        try
        {
            console.WriteLine($"{part,-10} | {text}");
            console.Flush();
        }
        catch (IOException)
        {
            // Nobody reads the console any more; the files go on.
            console = TextWriter.Null;
        }
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
