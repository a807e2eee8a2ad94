namespace Ioc.Contracts;

/// <summary>What waits under one name: a channel, a field, an agency.</summary>
/// <param name="Key">What rows carry and a filter asks for; empty for the rest, when a list is cut.</param>
/// <param name="Open">Rows not ended yet.</param>
/// <param name="Overdue">Of these, past their due instant.</param>
/// <param name="NameVi">Vietnamese name; absent when the key is the name.</param>
/// <param name="NameEn">English name; absent when the owner has none.</param>
public sealed record GroupCount(string Key, long Open, long Overdue, string? NameVi = null, string? NameEn = null);
