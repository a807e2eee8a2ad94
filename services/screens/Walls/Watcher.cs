using System.IO.Pipelines;

namespace Ioc.Screens.Walls;

/// <summary>One open stream. It holds no frames of its own: while it is slow it is passed over, and then given the latest.</summary>
/// <param name="body">Where its frames go; written to by its wall alone.</param>
/// <param name="seen">Newest seq that its reader has; -1 when it has nothing.</param>
/// <param name="endsAt">When its token ends, and it with it.</param>
public sealed class Watcher(PipeWriter body, long seen, DateTimeOffset endsAt)
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task pending = Task.CompletedTask;

    /// <summary>Newest seq handed to it.</summary>
    public long Seen { get; private set; } = seen;

    /// <summary>True when all it was handed has left.</summary>
    public bool Ready => pending.IsCompleted;

    /// <summary>Completes when the stream is over, whoever ended it.</summary>
    public Task Ended => ended.Task;

    /// <summary>Ends the stream.</summary>
    public void End() => ended.TrySetResult();

    /// <summary>Ends the stream when its token has ended.</summary>
    public void EndIfDue(DateTimeOffset now)
    {
        if (now >= endsAt) End();
    }

    /// <summary>Hands bytes over; only when <see cref="Ready"/>.</summary>
    /// <param name="bytes">Shared by all watchers of the wall; never changed.</param>
    /// <param name="seq">Newest seq among them.</param>
    public void Send(ReadOnlyMemory<byte> bytes, long seq)
    {
        Seen = seq;
        var flush = body.WriteAsync(bytes);
        if (flush.IsCompletedSuccessfully) Judge(flush.Result);
        else pending = Finish(flush);
    }

    /// <summary>Waits until nothing is being written any more.</summary>
    public Task Settled() => pending;

    private async Task Finish(ValueTask<FlushResult> flush)
    {
        try { Judge(await flush); }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or InvalidOperationException) { End(); }
    }

    private void Judge(FlushResult result)
    {
        if (result.IsCompleted || result.IsCanceled) End();
    }
}
