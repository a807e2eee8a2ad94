using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Ioc.Tests.Tidy;

/// <summary>Who may reference whom: the table of the house's design over every project file.</summary>
public sealed partial class RoomRules
{
    private const string Contracts = "services/shared/contracts", Areas = "services/shared/areas",
        Defaults = "services/shared/defaults", Messaging = "services/shared/messaging";

    private static readonly string[] Shared = [Contracts, Areas, Defaults, Messaging];

    private sealed record Room(string Folder, string[] Rooms, string[] Packages);

    private static readonly Room[] Table =
    [
        new(Contracts, [], []),
        new(Areas, [Contracts], []),
        new(Defaults, [], ["Microsoft.AspNetCore.*", "Microsoft.IdentityModel.*", "OpenTelemetry*"]),
        new(Messaging, [Contracts, Areas, Defaults], ["MassTransit*", "RabbitMQ.Client", "Npgsql", "Dapper"]),
        new("services/catalogue", Shared, ["CsvHelper"]),
        new("services/indicators", Shared, ["CsvHelper"]),
        new("services/hotline", Shared, ["CsvHelper"]),
        new("services/eid", Shared, ["CsvHelper"]),
        new("services/feeds", Shared, ["CsvHelper"]),
        new("services/desk", Shared, []),
        new("services/screens", Shared, ["StackExchange.Redis"]),
        new("gateway", [Defaults], ["Yarp.ReverseProxy"]),
        new("aspire-host", [], ["Aspire.*", "Npgsql"]),
        new("infra/prepare", [Contracts, Areas], ["RabbitMQ.Client", "Npgsql"]),
        new("infra/simulator", [Contracts, Areas, Defaults], []),
    ];

    private static IEnumerable<string> Faults(Files files) => files.Ending(".csproj")
        .Where(project => !project.Path.StartsWith("tests/"))
        .SelectMany(project => Faults(project.Path, XDocument.Parse(project.Text)))
        .Concat(files.ProductCode.SelectMany(Reaches));

    private static IEnumerable<string> Faults(string path, XDocument project)
    {
        var folder = Path.GetDirectoryName(path)!.Replace('\\', '/');
        if (Table.FirstOrDefault(room => room.Folder == folder) is not { } room)
        {
            yield return $"{path}: no such room in the table";
            yield break;
        }
        foreach (var reference in Includes(project, "ProjectReference"))
        {
            var target = Path.GetDirectoryName(Path.GetRelativePath(".", Path.Combine(folder, reference)))!.Replace('\\', '/');
            if (!room.Rooms.Contains(target)) yield return $"{path}: must not reference {target}";
        }
        foreach (var package in Includes(project, "PackageReference"))
            if (!room.Packages.Any(allowed => Matches(allowed, package))) yield return $"{path}: must not use {package}";
    }

    private static IEnumerable<string> Includes(XDocument project, string element) =>
        project.Descendants(element).Select(x => x.Attribute("Include")?.Value).OfType<string>();

    private static bool Matches(string allowed, string package) => allowed.EndsWith('*')
        ? package.StartsWith(allowed[..^1], StringComparison.Ordinal) : package == allowed;

    /// <summary>What a project file cannot say, because messaging brings these along.</summary>
    private static IEnumerable<string> Reaches((string Path, string Text) file)
    {
        var code = CSharpText.CodeOnly(file.Text);
        if (file.Path.StartsWith("services/screens/") && Database().IsMatch(code))
            yield return $"{file.Path}: screens must not use a database";
        if (file.Path.StartsWith("services/") && !file.Path.StartsWith("services/shared/") && file.Text.Contains("services__"))
            yield return $"{file.Path}: a service must not call another service's HTTP API";
        if (Entities().IsMatch(code)) yield return $"{file.Path}: Entity Framework is not used here";
    }

    [GeneratedRegex(@"\busing\s+(Npgsql|Dapper)\b|\bNpgsql(Connection|DataSource|Command)\b")]
    private static partial Regex Database();

    [GeneratedRegex(@"\bMicrosoft\.EntityFrameworkCore\b|\bDbContext\b")]
    private static partial Regex Entities();

    [Fact]
    public void Every_room_references_only_what_the_table_allows() => Faults(Files.Repo).IsKept();

    [Fact]
    public void A_service_that_references_its_neighbour_is_caught() => Faults(Project(
        "services/hotline/Ioc.Hotline.csproj", "<ProjectReference Include=\"../catalogue/Ioc.Catalogue.csproj\" />"))
        .IsBroken(1, "services/hotline/Ioc.Hotline.csproj", "must not reference services/catalogue");

    [Fact]
    public void A_package_that_a_room_may_not_use_is_caught()
    {
        Faults(Project("services/shared/contracts/Ioc.Contracts.csproj", "<PackageReference Include=\"Dapper\" />")).IsBroken(1, "Dapper");
        Faults(Project("services/shared/defaults/Ioc.Defaults.csproj", "<PackageReference Include=\"MassTransit\" />")).IsBroken(1, "MassTransit");
        Faults(Project("gateway/Ioc.Gateway.csproj", "<PackageReference Include=\"Npgsql\" />")).IsBroken(1, "Npgsql");
    }

    [Fact]
    public void A_project_outside_the_table_is_caught() =>
        Faults(Project("services/payments/Ioc.Payments.csproj", "")).IsBroken(1, "no such room");

    [Fact]
    public void Screens_with_a_database_is_caught() => Faults(Files.Of(
        ("services/screens/Tiles/ShowTiles.cs", "using Npgsql;\nclass ShowTiles;"))).IsBroken(1, "database");

    [Fact]
    public void A_service_that_calls_another_is_caught() => Faults(Files.Of(
        ("services/eid/Counts/FindCounts.cs", "var url = configuration[\"services__hotline__http__0\"];"))).IsBroken(1, "HTTP API");

    [Fact]
    public void Entity_Framework_is_caught() => Faults(Files.Of(
        ("services/eid/EidDb.cs", "public sealed class EidDb : DbContext;"))).IsBroken(1, "Entity Framework");

    private static Files Project(string path, string items) =>
        Files.Of((path, $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{items}</ItemGroup></Project>"));
}
