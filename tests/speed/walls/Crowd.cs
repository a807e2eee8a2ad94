using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ioc.Tests.Speed.Walls;

/// <summary>Very many readers of one stream in one thread. What they read is searched for the stamp of each message and forgotten.</summary>
internal sealed class Crowd : IDisposable
{
    /// <summary>Microseconds of a clock that all processes of a machine share, in this many digits.</summary>
    public const int StampDigits = 16;

    /// <summary>A JSON number has no leading noughts: a stamp begins here.</summary>
    private const long Epoch = 1_000_000_000_000_000;

    private const int BufferBytes = 256 * 1024;
    private const int CarryMax = 64;

    private static readonly byte[] Mark = "\"sent\":"u8.ToArray();

    private readonly Epoll epoll = new();
    private readonly List<Reader> readers = [];
    private readonly byte[] buffer = new byte[CarryMax + BufferBytes];
    private readonly int[] ready = new int[512];
    private readonly Thread thread;
    private volatile bool stops;
    private volatile InvalidOperationException? broken;
    private int begun, lost;
    private long since = long.MaxValue;
    private Tally tally = new();
    private IPEndPoint? server;
    private string request = "";

    public Crowd()
    {
        thread = new Thread(Read) { IsBackground = true, Name = "crowd" };
        thread.Start();
    }

    /// <summary>Readers whose stream has begun.</summary>
    /// <exception cref="InvalidOperationException">A stream was refused.</exception>
    public int Begun => broken is null ? Volatile.Read(ref begun) : throw broken;

    /// <summary>Readers whose stream has ended, which none should.</summary>
    public int Lost => Volatile.Read(ref lost);

    /// <summary>Whether those whose stream ends come back, as the walls' own client does: each after a wait of its own.</summary>
    public volatile bool ComesBack;

    /// <summary>Streams that are open.</summary>
    public int Open => Begun - Lost;

    /// <summary>Now, as messages are stamped.</summary>
    public static long Stamp() => Epoch + Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);

    /// <summary>Opens that many more streams.</summary>
    public void Join(int count, IPEndPoint server, string request, int attempt = 0)
    {
        (this.server, this.request) = (server, request);
        var bytes = Encoding.ASCII.GetBytes(request);
        for (var i = 0; i < count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(server);
            socket.Send(bytes);
            lock (readers)
            {
                readers.Add(new Reader(socket) { Attempt = attempt });
                epoll.Watch(socket, readers.Count - 1);
            }
        }
    }

    /// <summary>Counts afresh, and only what is said from now on.</summary>
    public Tally Count()
    {
        var fresh = new Tally();
        Volatile.Write(ref tally, fresh);
        Interlocked.Exchange(ref since, Stamp());
        return fresh;
    }

    public void Dispose()
    {
        stops = true;
        thread.Join();
        foreach (var reader in readers) reader.Socket.Dispose();
        epoll.Dispose();
    }

    private void Read()
    {
        while (!stops)
        {
            try { ReadReady(); }
            // Whoever looks at the crowd next is told, and can still end the servers that he started.
            catch (InvalidOperationException refused) { (broken, stops) = (refused, true); }
        }
    }

    private void ReadReady()
    {
        var count = epoll.Wait(ready, 100);
        for (var i = 0; i < count; i++)
        {
            Reader reader;
            lock (readers) reader = readers[ready[i]];
            Take(reader);
        }
    }

    private void Take(Reader reader)
    {
        if (reader.Ended) return;
        reader.Carry.AsSpan(0, reader.Carried).CopyTo(buffer);
        var read = Epoll.Read(reader.Socket, buffer.AsSpan(reader.Carried, BufferBytes));
        if (read == 0) return;
        if (read < 0 || !reader.HasBegun && !buffer.AsSpan(0, read).StartsWith("HTTP/1.1 200"u8))
        {
            if (!ComesBack && !reader.HasBegun) throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, Math.Max(0, read)));
            reader.Ended = true;
            reader.Socket.Dispose();
            if (reader.HasBegun) Interlocked.Increment(ref lost);
            if (ComesBack) _ = Return(reader.HasBegun ? 0 : reader.Attempt + 1);
            return;
        }
        if (!reader.HasBegun)
        {
            reader.HasBegun = true;
            Interlocked.Increment(ref begun);
        }
        Search(reader, buffer.AsSpan(0, reader.Carried + read));
    }

    /// <summary>The waits of services/screens/web/src/lib/backoff.ts.</summary>
    private async Task Return(int attempt)
    {
        using var wait = new PeriodicTimer(TimeSpan.FromMilliseconds(1 + Random.Shared.NextDouble() * Math.Min(4_500, 1_000 * Math.Pow(1.5, attempt))));
        await wait.WaitForNextTickAsync();
        try { Join(1, server!, request, attempt); }
        catch (SocketException) { _ = Return(attempt + 1); }
    }

    /// <summary>A mark that a packet cut in two is carried over to the next read.</summary>
    private void Search(Reader reader, ReadOnlySpan<byte> bytes)
    {
        var now = Stamp();
        while (bytes.IndexOf(Mark) is >= 0 and var at && bytes.Length >= at + Mark.Length + StampDigits)
        {
            var sent = long.Parse(bytes.Slice(at + Mark.Length, StampDigits));
            if (sent >= since) tally.Saw(now - sent);
            bytes = bytes[(at + Mark.Length + StampDigits)..];
        }
        var rest = bytes[Math.Max(0, bytes.Length - Mark.Length - StampDigits + 1)..];
        rest.CopyTo(reader.Carry);
        reader.Carried = rest.Length;
    }

    private sealed class Reader(Socket socket)
    {
        public readonly byte[] Carry = new byte[CarryMax];
        public readonly Socket Socket = socket;
        public int Carried, Attempt;
        public bool HasBegun, Ended;
    }
}
