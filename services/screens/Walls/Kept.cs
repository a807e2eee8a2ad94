using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Ioc.Screens.Walls;

/// <summary>
/// A connection that an act may keep. The server's HTTP then ends as if the reader had said goodbye, and lets go of the
/// request and all it held; the connection itself stays open until the life that was given to it is over.
/// </summary>
public sealed class Kept : IDuplexPipe, IConnectionHeartbeatFeature
{
    private readonly ConnectionContext connection;
    private (Action<object> Beat, object State)? http;
    private Func<ConnectionContext, Task>? life;

    private Kept(ConnectionContext connection)
    {
        this.connection = connection;
        (Input, Output) = (new Reader(this, connection.Transport.Input), new Writer(this, connection.Transport.Output));
        connection.Features.Get<IConnectionHeartbeatFeature>()?.OnHeartbeat(x => ((Kept)x).Beat(), this);
        connection.Features.Set<IConnectionHeartbeatFeature>(this);
        connection.Features.Set(this);
        connection.Transport = this;
    }

    /// <summary>What HTTP reads: nothing more once the connection is kept.</summary>
    public PipeReader Input { get; }

    /// <summary>What HTTP writes: nowhere once the connection is kept.</summary>
    public PipeWriter Output { get; }

    /// <summary>Lets the acts of every connection of the server keep it.</summary>
    public static void Allow(ListenOptions listen) => listen.Use(next => connection => Run(new Kept(connection), next));

    /// <summary>Takes the connection from HTTP, which shall not have begun its answer.</summary>
    /// <param name="until">Begins when HTTP has let go; the connection is closed when it ends.</param>
    public void Keep(Func<ConnectionContext, Task> until) => life = until;

    /// <summary>HTTP's own watch over time-outs; it would hold HTTP for as long as the connection lives.</summary>
    void IConnectionHeartbeatFeature.OnHeartbeat(Action<object> action, object state) => http = (action, state);

    private static async Task Run(Kept kept, ConnectionDelegate next)
    {
        await next(kept.connection);
        kept.http = null;
        if (kept.life is { } life) await life(kept.connection);
    }

    private void Beat()
    {
        if (life is null && http is var (beat, state)) beat(state);
    }

    private sealed class Reader(Kept kept, PipeReader inner) : PipeReader
    {
        private static readonly ReadResult End = new(default, isCanceled: false, isCompleted: true);

        public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            if (kept.life is null) inner.AdvanceTo(consumed, examined);
        }

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null)
        {
            if (kept.life is null) inner.Complete(exception);
        }

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
            kept.life is null ? inner.ReadAsync(cancellationToken) : new(End);

        public override bool TryRead(out ReadResult result)
        {
            if (kept.life is null) return inner.TryRead(out result);
            result = End;
            return true;
        }
    }

    private sealed class Writer(Kept kept, PipeWriter inner) : PipeWriter
    {
        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => kept.life is null ? inner.UnflushedBytes : 0;

        public override void Advance(int bytes)
        {
            if (kept.life is null) inner.Advance(bytes);
        }

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null)
        {
            if (kept.life is null) inner.Complete(exception);
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
            kept.life is null ? inner.FlushAsync(cancellationToken) : default;

        public override Memory<byte> GetMemory(int sizeHint = 0) =>
            kept.life is null ? inner.GetMemory(sizeHint) : new byte[Math.Max(sizeHint, 1_024)];

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
