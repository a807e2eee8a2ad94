using Ioc.Defaults;

namespace Ioc.Indicators.Questions;

/// <summary>Where a score will stand at the end of the year if the latest weeks go on.</summary>
/// <param name="Value">Points.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="IntervalPercent">How often the interval is to hold the outcome.</param>
/// <param name="Target">Points asked after.</param>
/// <param name="Chance">Chance of reaching the target, 0 to 1.</param>
/// <param name="WeeksKnown">Whole weeks that the forecast was learnt from.</param>
/// <param name="WeeksLeft">Weeks to the end of the year, with the part of a week.</param>
/// <param name="Method">How it was made.</param>
public sealed record Forecast(
    decimal Value, decimal Low, decimal High, int IntervalPercent, decimal Target, decimal Chance, int WeeksKnown, decimal WeeksLeft, Text Method);
