namespace Ioc.AspireHost;

/// <summary>Finds the programs of installed servers.</summary>
internal static class Installed
{
    /// <summary>The program in the given folders (<c>*</c> stands for one name, the highest wins), else on the PATH.</summary>
    public static string Find(string product, string program, params string[] folders)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(Expand).Concat(path).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new HostFault($"{product} is not installed ({program} was not found); ./ioc up installs it on Debian.");
    }

    private static IEnumerable<string> Expand(string folder)
    {
        var star = folder.IndexOf("/*", StringComparison.Ordinal);
        if (star < 0)
        {
            return [folder];
        }

        var parent = folder[..star];
        return Directory.Exists(parent)
            ? Directory.GetDirectories(parent).OrderDescending().Select(found => found + folder[(star + 2)..])
            : [];
    }
}
