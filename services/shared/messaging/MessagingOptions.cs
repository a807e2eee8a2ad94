using System.ComponentModel.DataAnnotations;

namespace Ioc.Messaging;

/// <summary>Limits of the relay, the consumers and the recount. Section <c>Messaging</c>.</summary>
public sealed class MessagingOptions
{
    /// <summary>Messages the relay takes, publishes and confirms at once.</summary>
    [Range(1, 10_000)]
    public int RelayBatchMessages { get; set; } = 500;

    /// <summary>Longest wait of the relay for a commit that nobody signalled: of a dead process or of another replica.</summary>
    [Range(10, 60_000)]
    public int RelayIdleMilliseconds { get; set; } = 1_000;

    /// <summary>Messages the broker may send ahead; MassTransit's own default lets a queue grow under load.</summary>
    [Range(1, 10_000)]
    public int PrefetchMessages { get; set; } = 500;

    /// <summary>Messages applied side by side.</summary>
    [Range(1, 64)]
    public int ConcurrentMessages { get; set; } = 12;

    /// <summary>Shortest span between the starts of two recounts of one counter; one that takes long is followed by as long a rest.</summary>
    [Range(20, 60_000)]
    public int RecountEveryMilliseconds { get; set; } = 100;

    /// <summary>Every total is announced again this often, so that its age shows whether its owner lives.</summary>
    [Range(5, 3_600)]
    public int AnnounceEverySeconds { get; set; } = 30;

    /// <summary>How long an applied message is remembered; a repeat later than that is refused by its version alone.</summary>
    [Range(1, 90)]
    public int InboxDays { get; set; } = 7;
}
