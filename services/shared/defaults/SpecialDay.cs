namespace Ioc.Defaults;

/// <summary>A day that the weekday alone would judge wrongly.</summary>
/// <param name="On">The date in Vietnam.</param>
/// <param name="Working">True for a make-up day, false for a holiday.</param>
/// <param name="NameVi">What it is.</param>
/// <param name="Source">The law or notice that says so.</param>
public sealed record SpecialDay(DateOnly On, bool Working, string NameVi, string Source);
