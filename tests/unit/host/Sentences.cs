using System.Diagnostics;
using Aspire.Hosting;
using Xunit;

namespace Ioc.Tests.Unit.Host;

/// <summary>What ./ioc says on a machine that lacks something: one sentence with the way out.</summary>
public sealed class Sentences : IDisposable
{
    private static readonly string[] Basics =
        ["bash", "sh", "env", "dirname", "basename", "readlink", "mkdir", "sed", "grep", "cat", "tr", "ls", "id", "seq", "head", "tail"];

    private readonly string folder = Directory.CreateTempSubdirectory("ioc-").FullName;

    public Sentences()
    {
        Directory.CreateDirectory(Path.Combine(folder, "bin"));
        foreach (var program in Basics)
            File.CreateSymbolicLink(Path.Combine(folder, "bin", program), File.Exists($"/usr/bin/{program}") ? $"/usr/bin/{program}" : $"/bin/{program}");
    }

    [Fact]
    public async Task Without_the_SDK() =>
        Assert.Equal((1, "ioc: The .NET 10 SDK is missing; see https://dotnet.microsoft.com/download/dotnet/10.0 and run ./ioc again."), await RunAsync("up"));

    [Fact]
    public async Task With_an_older_SDK()
    {
        Give("dotnet", "echo '8.0.400 [/usr/share/dotnet/sdk]'");

        Assert.Equal((1, "ioc: The .NET 10 SDK is missing; see https://dotnet.microsoft.com/download/dotnet/10.0 and run ./ioc again."), await RunAsync("up"));
    }

    [Fact]
    public async Task With_an_older_Node()
    {
        Give("dotnet", "echo '10.0.401 [/usr/share/dotnet/sdk]'");
        Give("node", "echo 18");

        Assert.Equal((1, "ioc: Node 20 or newer is missing; see https://nodejs.org and run ./ioc again."), await RunAsync("up"));
    }

    [Fact]
    public async Task Without_a_server_where_there_is_no_apt()
    {
        Give("dotnet", "echo '10.0.401 [/usr/share/dotnet/sdk]'");
        Give("node", "echo 22");

        var (code, said) = await RunAsync("up");

        Assert.Equal(1, code);
        Assert.StartsWith("ioc: Missing: ", said);
        Assert.Contains("On Debian: apt-get install ", said);
        Assert.Contains("redis-server", said);
    }

    [Fact]
    public async Task A_part_that_there_is_not() => Assert.Equal((1, "ioc: Which part? One of: host"), await RunAsync("logs", "nothing"));

    [Fact]
    public async Task A_token_before_the_start() => Assert.Equal((1, "ioc: Start the stack first: ./ioc up"), await RunAsync("token"));

    [Fact]
    public async Task A_level_that_there_is_not() => Assert.Equal(
        (1, "ioc: There is no level speed; one of: unit slices contracts tidy journeys walls faults"), await RunAsync("test", "speed"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Give(string program, string script)
    {
        var file = Path.Combine(folder, "bin", program);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        Process.Start("chmod", ["+x", file])!.WaitForExit();
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] words)
    {
        Directory.CreateDirectory(Path.Combine(folder, "home", "logs"));
        await File.WriteAllTextAsync(Path.Combine(folder, "home", "logs", "host.log"), "", TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("/bin/bash", [Path.Combine(DistributedApplicationBuilder.Repository(), "ioc"), .. words])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = Path.Combine(folder, "bin");
        start.Environment["IOC_HOME"] = Path.Combine(folder, "home");
        using var ioc = Process.Start(start)!;
        var said = await ioc.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await ioc.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (ioc.ExitCode, said.Trim());
    }
}
