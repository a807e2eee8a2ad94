namespace Ioc.Screens.Walls;

/// <summary>One open stream. It holds no frames of its own: while it is slow it is passed over, and then given the latest.</summary>
/// <param name="send">Takes what can be taken now and answers how many bytes; null when the reader has gone. Called by its wall alone.</param>
/// <param name="seen">Newest seq that its reader has; -1 when it has nothing.</param>
/// <param name="endsAt">When its token ends, and it with it.</param>
public sealed class Watcher(Func<ReadOnlyMemory<byte>, int?> send, long seen, DateTimeOffset endsAt)
{
    /// <summary>A reader that takes nothing for so long is gone, whatever its connection says.</summary>
    public static readonly TimeSpan PatienceWithSlow = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReadOnlyMemory<byte> rest;
    private DateTimeOffset stuckSince;

    /// <summary>Newest seq handed to it.</summary>
    public long Seen { get; private set; } = seen;

    /// <summary>Completes when the stream is over, whoever ended it.</summary>
    public Task Ended => ended.Task;

    /// <summary>True when the last of what it was handed has left.</summary>
    public bool IsEven => rest.IsEmpty;

    /// <summary>Ends the stream.</summary>
    public void End() => ended.TrySetResult();

    /// <summary>Ends the stream when its token has ended.</summary>
    public void EndIfDue(DateTimeOffset now)
    {
        if (now >= endsAt) End();
    }

    /// <summary>Sends on what was left over.</summary>
    /// <returns>True when the next frame can be taken.</returns>
    public bool CatchUp(DateTimeOffset now)
    {
        if (rest.IsEmpty) return true;
        var before = rest.Length;
        Hand(rest);
        if (rest.Length < before) stuckSince = now;
        if (now - stuckSince >= PatienceWithSlow) End();
        return rest.IsEmpty;
    }

    /// <summary>Hands bytes over; only when it has caught up.</summary>
    /// <param name="bytes">Shared by all watchers of the wall; never changed.</param>
    /// <param name="upTo">Newest seq among them.</param>
    /// <param name="now">Time of the turn.</param>
    public void Send(ReadOnlyMemory<byte> bytes, long upTo, DateTimeOffset now)
    {
        Seen = upTo;
        stuckSince = now;
        Hand(bytes);
    }

    private void Hand(ReadOnlyMemory<byte> bytes)
    {
        if (send(bytes) is { } taken) rest = bytes[taken..];
        else End();
    }
}
