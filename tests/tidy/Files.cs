using System.Runtime.CompilerServices;

namespace Ioc.Tests.Tidy;

/// <summary>Texts by path from the root. Rules take one, so that a planted violation needs no file on disk.</summary>
public sealed record Files(IReadOnlyDictionary<string, string> Texts)
{
    private static readonly HashSet<string> Made =
        ["bin", "obj", "node_modules", ".git", ".ioc", ".vs", ".idea", "TestResults", "wwwroot", "pictures"];

    private static readonly HashSet<string> Binary =
        [".png", ".jpg", ".woff", ".woff2", ".ico", ".gz", ".zip", ".snk", ".dll", ".pdf"];

    private static readonly Lazy<Files> Whole = new(Read);

    /// <summary>The repository as it lies on disk.</summary>
    public static Files Repo => Whole.Value;

    /// <summary>Where the repository lies.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A few texts, as a planted violation needs them.</summary>
    public static Files Of(params (string Path, string Text)[] files) => new(files.ToDictionary(x => x.Path, x => x.Text));

    /// <summary>The repository with one file more, or another text in its place.</summary>
    public static Files RepoWith(string path, string text) =>
        new(new Dictionary<string, string>(Repo.Texts) { [path] = text });

    /// <summary>Files whose path ends in one of these.</summary>
    public IEnumerable<(string Path, string Text)> Ending(params string[] ends) => Texts
        .Where(file => ends.Any(end => file.Key.EndsWith(end, StringComparison.Ordinal)))
        .OrderBy(file => file.Key, StringComparer.Ordinal)
        .Select(file => (file.Key, file.Value));

    /// <summary>C# of the product, tests left out.</summary>
    public IEnumerable<(string Path, string Text)> ProductCode => Ending(".cs").Where(file => !file.Path.StartsWith("tests/"));

    private static Files Read()
    {
        var texts = new Dictionary<string, string>();
        foreach (var path in Walk(new DirectoryInfo(Root)))
            texts[Path.GetRelativePath(Root, path).Replace('\\', '/')] = File.ReadAllText(path);
        return new Files(texts);
    }

    private static IEnumerable<string> Walk(DirectoryInfo folder) => folder.EnumerateFiles()
        .Where(file => !Binary.Contains(file.Extension) && file.LinkTarget is null && file.Name != ".git").Select(file => file.FullName)
        .Concat(folder.EnumerateDirectories().Where(inner => !Made.Contains(inner.Name)).SelectMany(Walk));

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
