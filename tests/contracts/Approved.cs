using Xunit;

namespace Ioc.Tests.Contracts;

/// <summary>A file in the repository that says what others may rely on; a change of it is a change of the contract, seen in review.</summary>
internal static class Approved
{
    /// <summary>The repository above the test's output.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Holds when the file says this; <c>IOC_APPROVE=1</c> writes it instead.</summary>
    public static void Holds(string path, string text)
    {
        var file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("IOC_APPROVE") == "1") File.WriteAllText(file, text + "\n");
        Assert.True(File.Exists(file), $"{path} is missing: run the contracts level once with IOC_APPROVE=1 and read what it wrote.");
        Assert.Equal(File.ReadAllText(file), text + "\n", ignoreLineEndingDifferences: true);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IOC.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("IOC.sln is not above the test's output.");
    }
}
