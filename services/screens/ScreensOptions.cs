using System.ComponentModel.DataAnnotations;

namespace Ioc.Screens;

/// <summary>Limits of the screens. Section <c>Screens</c>.</summary>
public sealed class ScreensOptions
{
    /// <summary>Span between two frames of one stream while its tiles change all the time; on a quiet wall two changes do not wait for it.</summary>
    [Range(10, 10_000)]
    public int FrameEveryMilliseconds { get; set; } = 50;

    /// <summary>A stream says after such a silence that it lives; a wall must notice a silent cut, and say so, within 5 s.</summary>
    [Range(1, 3)]
    public int BeatEverySeconds { get; set; } = 2;

    /// <summary>Streams that one replica serves at once; the next one is told to come back.</summary>
    [Range(1, 1_000_000)]
    public int StreamsMax { get; set; } = 20_000;

    /// <summary>How long Redis may take to answer before it counts as away.</summary>
    [Range(1, 60)]
    public int CacheAnswersWithinSeconds { get; set; } = 5;
}
