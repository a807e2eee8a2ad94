using System.ComponentModel.DataAnnotations;

namespace Ioc.Simulator;

/// <summary>How big the simulated province is and how fast its day runs. Section <c>Simulator</c>.</summary>
/// <remarks>Totals that were published for Bình Dương (FACTS 4.1, 6) are constants of the plans; these are what may be turned.</remarks>
public sealed class SimulatorOptions
{
    /// <summary>The same seed makes the same day.</summary>
    public int Seed { get; set; } = 766;

    /// <summary>Simulated seconds a real second.</summary>
    [Range(0.1, 1_000)]
    public double Speed { get; set; } = 1;

    /// <summary>Every day is a working day and every hour an office hour, so that a wall is alive whenever somebody looks; false follows the calendar.</summary>
    public bool AroundTheClock { get; set; } = true;

    /// <summary>Dossiers of a working day.</summary>
    [Range(1, 9_000)]
    public int DossiersADay { get; set; } = 1_500;

    /// <summary>Days before today that are filled in at the start.</summary>
    [Range(0, 60)]
    public int HistoryDays { get; set; } = 14;

    /// <summary>Dossiers of each earlier month of the year that are filled in at the start, so that the score has a course; 0 leaves it without.</summary>
    [Range(0, 9_000)]
    public int DossiersAnEarlierMonth { get; set; } = 300;

    /// <summary>Reports of a day through 1022.</summary>
    [Range(1, 5_000)]
    public int TicketsADay { get; set; } = 240;

    /// <summary>Seconds between two readings of a sensor.</summary>
    [Range(1, 3_600)]
    public int ReadEverySeconds { get; set; } = 20;
}
