using Aspire.Hosting.ApplicationModel;

namespace Ioc.AspireHost;

/// <summary>Runs a project of this repository from its build output, with the variables that Aspire would give it.</summary>
internal static class Projects
{
    /// <summary>The configuration that this process was built with; the others are looked for beside it.</summary>
    internal static string Configuration => AppContext.BaseDirectory.Contains("/Debug/", StringComparison.Ordinal) ? "Debug" : "Release";

    public static Part Part(ProjectResource project, Home home)
    {
        var address = project.Endpoints.GetValueOrDefault("http");
        var program = Path.Combine(
            Path.GetDirectoryName(project.ProjectPath)!, "bin", Configuration, "net10.0",
            Path.GetFileNameWithoutExtension(project.ProjectPath) + ".dll");
        if (!File.Exists(program))
        {
            throw new HostFault($"{project.Name} is not built ({program} is missing); ./ioc up builds it.");
        }

        return new Part(project.Name)
        {
            Url = address?.Url,
            Command = cancel => LaunchAsync(project, program, address, home, cancel),
            Probe = address is null ? null : cancel => Probes.Http(address.Url + project.HealthPath, cancel),
        };
    }

    private static async Task<Launch> LaunchAsync(
        ProjectResource project, string program, Address? address, Home home, CancellationToken cancel)
    {
        Dictionary<string, string> variables = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["OTEL_SERVICE_NAME"] = project.Name,
            ["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={home.Mark}",
        };
        // Small processes side by side: give memory back rather than keep it for a peak, unless the person says otherwise.
        foreach (var (name, value) in new[] { ("DOTNET_GCgen0size", "1000000"), ("DOTNET_GCConserveMemory", "5") })
            variables[name] = Environment.GetEnvironmentVariable(name) ?? value;
        if (address is not null)
        {
            variables["ASPNETCORE_URLS"] = address.Url;
        }

        foreach (var (name, value) in project.Variables)
        {
            variables[name] = await value.GetValueAsync(cancel) ?? "";
        }

        // For the commands of ./ioc that speak to the running stack with a part's own rights.
        Home.WritePrivate(
            Path.Combine(home.In("run"), $"{project.Name}.env"),
            string.Concat(project.Variables.Keys.Select(name => $"{name}='{variables[name]}'\n")));
        return new Launch("dotnet", program) { Folder = Path.GetDirectoryName(project.ProjectPath), Variables = variables };
    }
}
