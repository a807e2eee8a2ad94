using System.Diagnostics;

namespace Ioc.Tests.Tidy;

/// <summary>Programs that check files better than a test could; where one is missing, its tests skip and say so.</summary>
internal static class Tool
{
    /// <summary>promtool, of Debian's package prometheus.</summary>
    public static string? Promtool { get; } = OnPath("promtool");

    /// <summary>helm-render, of the folder shared between projects that lies beside this one; IOC_SHARED moves it.</summary>
    public static string? HelmRender { get; } = Existing(Path.Combine(
        Environment.GetEnvironmentVariable("IOC_SHARED") ?? Path.Combine(Files.Root, "..", "shared"), "tools", "helm-render", "helm-render"));

    /// <summary>Runs a program in a folder to its end.</summary>
    public static async Task<(int Code, string Output)> Run(string? program, string folder, params string[] args)
    {
        Assert.SkipWhen(program is null, "Not on this machine: promtool or helm-render.");
        var start = new ProcessStartInfo(program!, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    private static string? OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Existing(Path.Combine(folder, name))).FirstOrDefault(path => path is not null);

    private static string? Existing(string path) => File.Exists(path) ? Path.GetFullPath(path) : null;
}
