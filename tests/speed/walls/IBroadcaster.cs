using System.Net;

namespace Ioc.Tests.Speed.Walls;

/// <summary>Something that tells every reader of one stream what is said to it.</summary>
internal interface IBroadcaster : IAsyncDisposable
{
    string Name { get; }

    IPEndPoint Address { get; }

    /// <summary>What a reader sends to open the stream.</summary>
    string Request { get; }

    /// <summary>Says one tile of about 1 KB, stamped.</summary>
    Task Say(long number, long stamp);

    /// <summary>Memory of its processes, each page counted once.</summary>
    long MemoryBytes();
}
