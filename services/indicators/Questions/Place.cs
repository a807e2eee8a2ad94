namespace Ioc.Indicators.Questions;

/// <summary>A unit's place.</summary>
/// <param name="Rank">Among units of its kind, from 1.</param>
/// <param name="Ranked">How many of its kind are ranked.</param>
/// <param name="RankInAll">Among all units of the ranking.</param>
/// <param name="RankedInAll">How many are ranked in all.</param>
public sealed record Place(Contender Who, int Rank, int Ranked, int RankInAll, int RankedInAll);
