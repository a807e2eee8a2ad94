namespace Ioc.Tests.Tidy;

/// <summary>The topology is written once, in AppHost.cs; every other file that speaks of it says the same.</summary>
public sealed class TopologyRules
{
    private static IEnumerable<string> Faults(Files files)
    {
        var all = new Topology(files);
        var rooms = all.Rooms.Select(room => room.Name).ToList();
        var told = rooms.Append("gateway").Append("simulator").ToList();
        return
        [
            .. Differ(Topology.Compose, "parts", all.Parts, Topology.Keys(all.ComposeServices).Except(Topology.Watchers)),
            .. Differ(Topology.Chart, "parts", all.Parts, ["bus", "db", "cache", "prepare", .. Topology.Keys(Topology.Map(all.ChartValues, "services"))]),
            .. Differ(Topology.Gateway, "clusters", rooms, all.Clusters),
            .. Differ(Topology.Targets, "jobs", told.Append("bus"), all.Jobs),
            .. Differ(Topology.Signals, "services", told, all.Signalling),
            .. all.Rooms.SelectMany(room => Room(all, room)),
            .. Doors(all, rooms),
            .. Accounts(files, all),
            .. all.OfHost.Where(part => part.Project.Length > 0).SelectMany(part => Image(all, part)),
        ];
    }

    private static IEnumerable<string> Differ(string file, string what, IEnumerable<string> right, IEnumerable<string> found)
    {
        var (expected, actual) = (right.ToHashSet(), found.ToHashSet());
        foreach (var name in expected.Except(actual)) yield return $"{file}: {what}: {name} is missing";
        foreach (var name in actual.Except(expected)) yield return $"{file}: {what}: {name} is not in {Topology.Host}";
    }

    private static IEnumerable<string> Room(Topology all, Part room)
    {
        var chart = Topology.Map(Topology.Map(all.ChartValues, "services"), room.Name);
        var strings = all.Environment(room.Name).Where(pair => pair.Key.StartsWith("ConnectionStrings__")).ToList();
        var servers = strings.Select(pair => pair.Key["ConnectionStrings__".Length..]).Select(name => name == room.Name ? "db" : name);
        return
        [
            .. Differ(Topology.Chart, $"{room.Name} needs", room.Needs, Topology.Words(chart, "needs")),
            .. Differ(Topology.Compose, $"{room.Name} needs", room.Needs, servers),
            .. strings.Where(pair => !pair.Key.EndsWith("cache") && !Own(pair.Value, room.Name))
                .Select(pair => $"{Topology.Compose}: {room.Name}: {pair.Key} is not its own login"),
        ];
    }

    private static bool Own(string connection, string name)
    {
        var password = $"${{IOC_{name.ToUpperInvariant()}_PASSWORD}}";
        return connection.Contains(password) && (connection.Contains($"amqp://{name}:") || connection.Contains($"Database={name};Username={name};"));
    }

    private static IEnumerable<string> Doors(Topology all, List<string> rooms)
    {
        var chart = Topology.Map(Topology.Map(all.ChartValues, "services"), "gateway");
        var addresses = all.Environment("gateway").Keys.Where(key => key.StartsWith("services__")).Select(key => key.Split("__")[1]);
        var open = Topology.Keys(Topology.Map(all.ChartValues, "services"))
            .Where(name => Topology.Text(Topology.Map(Topology.Map(all.ChartValues, "services"), name), "public") == "true");
        return
        [
            .. Differ(Topology.Chart, "gateway needs", rooms, Topology.Words(chart, "needs")),
            .. Differ(Topology.Compose, "gateway addresses", rooms, addresses),
            .. Differ(Topology.Chart, "public", ["gateway"], open),
        ];
    }

    private static IEnumerable<string> Accounts(Files files, Topology all)
    {
        const string template = "charts/ioc/templates/prepare.yaml", made = "infra/prepare/Settings.cs";
        var compose = all.Environment("prepare").Keys.Where(key => key.StartsWith("Accounts__")).Select(key => key["Accounts__".Length..]);
        return Differ(Topology.Compose, "accounts", all.HostAccounts, compose)
            .Concat(all.HostAccounts.Except(all.Rooms.Select(room => room.Name))
                .SelectMany(name => new[] { (File: template, Words: $"Accounts__{name}"), (File: made, Words: $"= \"{name}\"") })
                .Where(place => !files.Texts[place.File].Contains(place.Words))
                .Select(place => $"{place.File}: accounts: {place.Words} is missing"));
    }

    private static IEnumerable<string> Image(Topology all, Part part)
    {
        var args = Topology.Map(Topology.Map(Topology.Map(all.ComposeServices, part.Name), "build"), "args");
        var project = $"{Topology.Text(args, "ROOM")}/{Topology.Text(args, "NAME")}.csproj";
        if (project != part.Project) yield return $"{Topology.Compose}: {part.Name} builds {project}, the host runs {part.Project}";
    }

    [Fact]
    public void Every_file_that_speaks_of_the_topology_says_what_the_host_says() => Faults(Files.Repo).IsKept();

    [Fact]
    public void The_host_is_read_whole()
    {
        var all = new Topology(Files.Repo);
        Assert.Superset(new HashSet<string> { "bus", "db", "cache", "prepare", "gateway", "hotline", "screens", "simulator" }, all.Parts.ToHashSet());
        Assert.Contains("db", all.Rooms.Single(room => room.Name == "hotline").Needs);
        Assert.DoesNotContain("db", all.Rooms.Single(room => room.Name == "screens").Needs);
    }

    [Fact]
    public void A_part_that_only_the_host_knows_is_caught()
    {
        const string room = "    Room(\"parking\", \"../services/parking/Ioc.Parking.csproj\"),\n};\n";
        var host = Files.Repo.Texts[Topology.Host];
        var faults = New(Files.RepoWith(Topology.Host, host.Replace("};\n", room)));
        foreach (var file in new[] { Topology.Chart, Topology.Gateway, Topology.Targets, Topology.Signals })
            Assert.Contains(faults, fault => fault.StartsWith(file) && fault.Contains("parking is missing"));
    }

    [Theory]
    [InlineData(Topology.Compose, "  grafana:\n", "  parking:\n    image: parking:1\n  grafana:\n", "parts: parking is not in")]
    [InlineData(Topology.Chart, "    needs: [bus, cache]", "    needs: [bus, db, cache]", "screens needs: db is not in")]
    [InlineData(Topology.Chart, "  hotline:\n", "  hotline:\n    public: true\n", "public: hotline is not in")]
    [InlineData(Topology.Compose, "amqp://hotline:${IOC_HOTLINE_PASSWORD}", "amqp://admin:${IOC_ADMIN_PASSWORD}", "hotline: ConnectionStrings__bus is not its own login")]
    [InlineData(Topology.Compose, "      Accounts__devices", "      Accounts__tourists", "accounts: tourists is not in")]
    [InlineData("infra/prepare/Settings.cs", "= \"devices\"", "= \"tourists\"", "accounts: = \"devices\" is missing")]
    [InlineData(Topology.Compose, "      services__eid__http__0: http://eid:8080\n", "", "gateway addresses: eid is missing")]
    [InlineData(Topology.Compose, "ROOM: services/eid,", "ROOM: services/feeds,", "eid builds services/feeds")]
    [InlineData(Topology.Targets, "job: eid }", "job: e-id }", "jobs: eid is missing")]
    [InlineData(Topology.Gateway, "\"eid\": { \"HttpRequest\"", "\"identity\": { \"HttpRequest\"", "clusters: eid is missing")]
    public void A_file_that_says_otherwise_is_caught(string file, string right, string wrong, string fault)
    {
        var text = Files.Repo.Texts[file];
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.Contains(New(Files.RepoWith(file, text.Replace(right, wrong))), found => found.Contains(fault));
    }

    /// <summary>Faults that the planted text brought, whatever the repository has of its own.</summary>
    private static List<string> New(Files planted) => [.. Faults(planted).Except(Faults(Files.Repo))];
}
