using Dapper;
using Ioc.Contracts;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Ioc.Messaging;

/// <summary>Applies a message once: its id is stored in the transaction of its effect.</summary>
internal sealed class Inbox(NpgsqlDataSource source, TimeProvider clock, IOptions<MessagingOptions> options) : BackgroundService
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    public static async Task Apply<TFact>(IServiceProvider provider, ConsumeContext<TFact> context) where TFact : class, IFact
    {
        var id = context.MessageId ?? throw new Unappliable("The message has no message id; set the AMQP property message_id to the CloudEvents id.");
        var reactions = provider.GetServices<IReact<TFact>>().Where(x => x.Concerns(context.Message)).ToList();
        if (reactions.Count == 0) return;
        await using var work = await provider.GetRequiredService<Ledger>().Begin(context.CancellationToken);
        var first = await work.Execute("insert into inbox (message_id) values (@id) on conflict do nothing", new { id }, context.CancellationToken);
        if (first == 0)
        {
            Signals.Duplicates.Add(1);
            return;
        }
        foreach (var reaction in reactions)
            await reaction.When(context.Message, work, context.CancellationToken);
        await work.Commit(context.CancellationToken);
        Signals.Applied.Add(1, new KeyValuePair<string, object?>("fact", FactName.Of(typeof(TFact)).Type));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SweepEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await using var connection = await source.OpenConnectionAsync(stoppingToken);
            await connection.ExecuteAsync("delete from inbox where applied_at < @before",
                new { before = clock.GetUtcNow().AddDays(-options.Value.InboxDays).UtcDateTime });
        }
    }
}
