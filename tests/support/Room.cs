using System.Net.Http.Headers;
using System.Text.Json;
using Ioc.Messaging;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Ioc.Tests.Support;

/// <summary>One service with its real acts, its real database and its real token checks, but no broker: what it would tell lies in its outbox.</summary>
/// <typeparam name="TEntry">Any public type of the service's assembly.</typeparam>
/// <param name="service">Its one name.</param>
/// <param name="database">Connection string of an empty database.</param>
/// <param name="settings">More configuration.</param>
public sealed class Room<TEntry>(string service, string database, params (string Key, string Value)[] settings) : WebApplicationFactory<TEntry>
    where TEntry : class
{
    /// <summary>The clock of the service; starts at 24.06.2025, 10:42 in Vietnam, when the nine districts stood.</summary>
    public TestClock Clock { get; } = new(new DateTimeOffset(2025, 6, 24, 3, 42, 0, TimeSpan.Zero));

    /// <summary>AMQP address of a real broker; without one, nothing that needs a broker is started.</summary>
    public string? Bus { get; init; }

    /// <summary>A caller with a role and areas.</summary>
    public HttpClient Caller(string role, params string[] areas) => Bearer(Tokens.Mint(role, areas));

    /// <summary>A caller with this token.</summary>
    public HttpClient Bearer(string token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    /// <summary>The facts that wait in the outbox, oldest first: type and body. Totals, which come by themselves, are told apart.</summary>
    public async Task<IReadOnlyList<(string Type, JsonElement Body)>> Told() => [.. (await Outbox()).Where(x => !x.Type.EndsWith("-changed", StringComparison.Ordinal))];

    /// <summary>The totals that wait in the outbox, oldest first.</summary>
    public async Task<IReadOnlyList<(string Type, JsonElement Body)>> Totals() => [.. (await Outbox()).Where(x => x.Type.EndsWith("-changed", StringComparison.Ordinal))];

    private async Task<IReadOnlyList<(string Type, JsonElement Body)>> Outbox()
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select exchange, body from outbox order by id");
        await using var reader = await command.ExecuteReaderAsync();
        var told = new List<(string, JsonElement)>();
        while (await reader.ReadAsync()) told.Add((reader.GetString(0), JsonSerializer.Deserialize<JsonElement>(reader.GetFieldValue<byte[]>(1))));
        return told;
    }

    /// <summary>Reads the rows behind an answer.</summary>
    public async Task<T> Scalar<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Applies a fact as the bus would, inbox and all.</summary>
    public async Task Hear<TFact>(TFact fact) where TFact : class, Ioc.Contracts.IFact
    {
        await using var work = await Services.GetRequiredService<Ledger>().Begin(default);
        foreach (var reaction in Services.GetServices<IReact<TFact>>().Where(x => x.Concerns(fact))) await reaction.When(fact, work, default);
        await work.Commit(default);
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting($"ConnectionStrings:{service}", database);
        builder.UseSetting("ConnectionStrings:bus", Bus ?? "amqp://nobody:nobody@127.0.0.1:1/");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.UseSetting("Auth:Authority", Tokens.Issuer);
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
        builder.ConfigureServices(services =>
        {
            Tokens.Believe(services);
            services.AddSingleton<TimeProvider>(Clock);
            foreach (var unwanted in services.Where(part => Bus is null && NeedsBroker(part)).ToList()) services.Remove(unwanted);
        });
    }

    private static bool NeedsBroker(ServiceDescriptor part) => part.ServiceType == typeof(IHostedService)
        && (part.ImplementationType?.GetConstructors().Any(made => made.GetParameters().Any(x => x.ParameterType == typeof(Broker))) == true
            || part.ImplementationType?.Namespace?.StartsWith("MassTransit", StringComparison.Ordinal) == true);
}
