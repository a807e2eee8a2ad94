using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Ioc.Tests.Speed.Walls;

/// <summary>Linux's own readiness list: the cheapest way to read ten thousand sockets from one thread, so that the reader is not what is measured.</summary>
internal sealed partial class Epoll : IDisposable
{
    private const int Add = 1, Readable = 1, DontWait = 0x40, Again = 11, Interrupted = 4;
    private const int ReadyMax = 512;

    private readonly int list = epoll_create1(0);
    private readonly byte[] ready = new byte[ReadyMax * Event.Bytes];

    /// <summary>Watches a socket under a number.</summary>
    public void Watch(Socket socket, int number)
    {
        Span<byte> entry = stackalloc byte[Event.Bytes];
        new Event(Readable, number).Write(entry);
        if (epoll_ctl(list, Add, (int)socket.Handle, ref entry[0]) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>Waits until something can be read; answers the numbers of the sockets.</summary>
    public int Wait(Span<int> numbers, int milliseconds)
    {
        var count = epoll_wait(list, ref ready[0], Math.Min(ReadyMax, numbers.Length), milliseconds);
        if (count < 0) return Marshal.GetLastPInvokeError() == Interrupted ? 0 : throw new Win32Exception(Marshal.GetLastPInvokeError());
        for (var i = 0; i < count; i++) numbers[i] = Event.NumberOf(ready.AsSpan(i * Event.Bytes));
        return count;
    }

    /// <summary>Reads what is there: 0 when nothing is, -1 when the other side has closed.</summary>
    public static int Read(Socket socket, Span<byte> into)
    {
        var count = (int)recv((int)socket.Handle, ref MemoryMarshal.GetReference(into), (nuint)into.Length, DontWait);
        if (count > 0) return count;
        return count < 0 && Marshal.GetLastPInvokeError() is Again or Interrupted ? 0 : -1;
    }

    public void Dispose() => _ = close(list);

    /// <summary>struct epoll_event, which x86 packs and others align.</summary>
    private readonly record struct Event(int Kinds, int Number)
    {
        public static readonly int Bytes = RuntimeInformation.ProcessArchitecture is Architecture.X64 ? 12 : 16;

        public static int NumberOf(ReadOnlySpan<byte> entry) => BitConverter.ToInt32(entry[(Bytes - 8)..]);

        public void Write(Span<byte> entry)
        {
            entry.Clear();
            BitConverter.TryWriteBytes(entry, Kinds);
            BitConverter.TryWriteBytes(entry[(Bytes - 8)..], Number);
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_create1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_ctl(int list, int operation, int file, ref byte entry);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_wait(int list, ref byte entries, int most, int milliseconds);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint recv(int file, ref byte into, nuint bytes, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int file);
}
