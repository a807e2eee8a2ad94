using Ioc.Areas;

namespace Ioc.Indicators.Questions;

/// <summary>The unit that an answer is about.</summary>
public sealed record AskedUnit(string Code, string NameVi, string NameEn, string Level, string Path)
{
    /// <summary>The unit as the tree has it.</summary>
    public static AskedUnit Of(Area area) => new(area.Code, area.NameVi, area.NameEn, area.Level, area.Path);
}
