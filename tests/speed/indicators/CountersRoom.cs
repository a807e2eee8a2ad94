using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Questions;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scores;
using Ioc.Messaging;
using Ioc.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Ioc.Tests.Speed.Indicators;

/// <summary>A database of the indicators with a year of dossiers, and the counters over it.</summary>
public sealed class CountersRoom : IAsyncDisposable
{
    /// <summary>The tree is that of the nine districts, so that a path has a commune, a district and the province.</summary>
    public static readonly DateOnly PinnedOn = new(2025, 6, 30);

    private CountersRoom(Servers servers, string address)
    {
        (Servers, Address) = (servers, address);
        Source = new NpgsqlDataSourceBuilder($"{address};Command Timeout=600").Build();
        Areas = AreaTree.Bundled(PinnedOn);
        Dossiers = new SeededDossiers(Areas.Leaves("74", Day), Day, TimeProvider.System.GetUtcNow());
        Ledger = new Ledger(Source, new Wakes(), TimeProvider.System);
        Memory = new Memory(Source, Areas, TimeProvider.System);
        var book = RuleBook.Load(RuleBook.DeployedFolder);
        var figures = new Figures(Memory, book, Ledger, TimeProvider.System);
        Scores = new LiveScores(figures, book, Areas);
        var outlooks = new Outlooks(Scores, new Answers(Scores, Areas, book, TimeProvider.System), new Standings(Scores, figures, Areas, TimeProvider.System, Options.Create(new QuestionOptions())), Areas, OwnBook.Load(null, book, Areas), figures, TimeProvider.System);
        Counting = new CountScores(Memory, Scores, outlooks, Areas, Ledger, new Wakes(), TimeProvider.System, Options.Create(new MessagingOptions()), NullLogger<CountScores>.Instance);
    }

    public Servers Servers { get; }

    /// <summary>Connection string of the filled database.</summary>
    public string Address { get; }

    public NpgsqlDataSource Source { get; }

    public AreaTree Areas { get; }

    public DateOnly Day { get; } = TimeProvider.System.Today();

    public SeededDossiers Dossiers { get; }

    public LiveScores Scores { get; }

    public CountScores Counting { get; }

    internal Memory Memory { get; }

    private Ledger Ledger { get; }

    public static async Task<CountersRoom> StartAsync(int rows)
    {
        // The ledger of a service teaches Dapper its dates.
        WebApplication.CreateBuilder().AddLedger("indicators");
        var servers = await Servers.StartAsync(db: true, bus: true);
        var room = new CountersRoom(servers, await servers.NewDatabaseAsync());
        await new SchemaRunner(room.Source, typeof(Memory).Assembly, NullLogger<SchemaRunner>.Instance).StartAsync(CancellationToken.None);
        await room.Dossiers.Fill(room.Source, rows);
        return room;
    }

    /// <summary>Applies a fact as the bus would, inbox and all.</summary>
    public async Task Hear(string area, Contracts.Catalogue.DossierState state)
    {
        await using var work = await Ledger.Begin(CancellationToken.None);
        await work.Execute("insert into inbox (message_id) values (@id)", new { id = Guid.NewGuid() }, CancellationToken.None);
        IndicatorsDb.Keep(work, area, false, state, "dossier-moved");
        await work.Commit(CancellationToken.None);
    }

    /// <summary>Reads all rows of a statement; answers how many there were.</summary>
    public async Task<IReadOnlyList<object[]>> Read(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            rows.Add(new object[reader.FieldCount]);
            reader.GetValues(rows[^1]);
        }
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        Counting.Dispose();
        Memory.Dispose();
        await Source.DisposeAsync();
        await Servers.DisposeAsync();
    }
}
