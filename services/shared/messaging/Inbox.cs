using System.Collections.Concurrent;
using Dapper;
using Ioc.Contracts;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Ioc.Messaging;

/// <summary>
/// Applies a message once: its id is stored in the transaction of its effect. Messages that wait at the same time share a
/// transaction where the service says so (<see cref="Bus.Together"/>); when that fails, each is applied alone.
/// </summary>
internal sealed class Inbox(NpgsqlDataSource source, Ledger ledger, Bus bus, TimeProvider clock, IOptions<MessagingOptions> options) : BackgroundService
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);
    private readonly ConcurrentQueue<Heard> waiting = new();
    private readonly SemaphoreSlim turn = new(1, 1);

    private sealed record Heard(Guid Id, string Fact, Func<Work, CancellationToken, Task> Apply)
    {
        public TaskCompletionSource Applied { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public async Task Apply<TFact>(IServiceProvider provider, ConsumeContext<TFact> context) where TFact : class, IFact
    {
        var id = context.MessageId ?? throw new Unappliable("The message has no message id; set the AMQP property message_id to the CloudEvents id.");
        var reactions = provider.GetServices<IReact<TFact>>().Where(x => x.Concerns(context.Message)).ToList();
        if (reactions.Count == 0) return;
        var heard = new Heard(id, FactName.Of(typeof(TFact)).Type, async (work, ct) =>
        {
            foreach (var reaction in reactions) await reaction.When(context.Message, work, ct);
        });
        if (bus.TogetherMax == 1) await ApplyAll([heard], context.CancellationToken);
        else await ApplyWithOthers(heard, context.CancellationToken);
    }

    private async Task ApplyWithOthers(Heard own, CancellationToken ct)
    {
        waiting.Enqueue(own);
        await turn.WaitAsync(ct);
        try
        {
            while (!own.Applied.Task.IsCompleted && Next() is { Count: > 0 } batch)
            {
                try
                {
                    await ApplyAll(batch, ct);
                    foreach (var heard in batch) heard.Applied.TrySetResult();
                }
                // One of them failed, or the store: each is told of its own.
                catch (Exception) { foreach (var heard in batch) await ApplyAlone(heard, ct); }
            }
        }
        finally { turn.Release(); }
        await own.Applied.Task;
    }

    private async Task ApplyAlone(Heard heard, CancellationToken ct)
    {
        try
        {
            await ApplyAll([heard], ct);
            heard.Applied.TrySetResult();
        }
        catch (Exception failure) { heard.Applied.TrySetException(failure); }
    }

    private List<Heard> Next()
    {
        var batch = new List<Heard>();
        while (batch.Count < bus.TogetherMax && waiting.TryDequeue(out var heard)) batch.Add(heard);
        return batch;
    }

    private async Task ApplyAll(IReadOnlyList<Heard> batch, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var first = (await work.Many<Guid>(
            "insert into inbox (message_id) select unnest(@ids) on conflict do nothing returning message_id", new { ids = batch.Select(x => x.Id).ToArray() }, ct)).ToHashSet();
        var applied = batch.Where(x => first.Remove(x.Id)).ToList();
        foreach (var heard in applied) await heard.Apply(work, ct);
        if (applied.Count > 0) await work.Commit(ct);
        Signals.Duplicates.Add(batch.Count - applied.Count);
        foreach (var heard in applied) Signals.Applied.Add(1, new KeyValuePair<string, object?>("fact", heard.Fact));
    }

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
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
