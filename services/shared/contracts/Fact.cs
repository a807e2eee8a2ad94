using System.Collections.Frozen;
using System.Reflection;

namespace Ioc.Contracts;

/// <summary>Something that happened, told to everybody whose slice covers <see cref="Area"/>. No personal data, ever.</summary>
public interface IFact
{
    /// <summary>Area path as it was when the fact happened: codes from the root joined by dots, e.g. <c>74.725.25975</c>.</summary>
    string Area { get; }

    /// <summary>True when a simulator made it: whoever shows the figure must say so.</summary>
    bool Simulated { get; }
}

/// <summary>The wire name of a fact: CloudEvents type and exchange are <c>ioc.{domain}.{name}</c>.</summary>
/// <param name="domain">Name of the service that owns the fact.</param>
/// <param name="name">Past tense, kebab case.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FactAttribute(string domain, string name) : Attribute
{
    /// <summary>Name of the owning service.</summary>
    public string Domain => domain;

    /// <summary>Kebab-case name inside the domain.</summary>
    public string Name => name;
}

/// <summary>What the bus calls one kind of fact.</summary>
/// <param name="Clr">The contract record.</param>
/// <param name="Domain">Owning service.</param>
/// <param name="Name">Kebab-case name.</param>
public sealed record FactName(Type Clr, string Domain, string Name)
{
    /// <summary>The topic exchange into which every fact exchange is bound; districts subscribe here.</summary>
    public const string SlicesExchange = "ioc.slices";

    private static readonly FrozenDictionary<Type, FactName> ByClr = typeof(FactName).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<FactAttribute>() is not null)
        .Select(type => (type, mark: type.GetCustomAttribute<FactAttribute>()!))
        .ToFrozenDictionary(x => x.type, x => new FactName(x.type, x.mark.Domain, x.mark.Name));

    /// <summary>Every fact of the product.</summary>
    public static IEnumerable<FactName> All => ByClr.Values;

    /// <summary>CloudEvents type and exchange name, e.g. <c>ioc.hotline.ticket-opened</c>.</summary>
    public string Type => $"ioc.{Domain}.{Name}";

    /// <summary>MassTransit's wire name of the record.</summary>
    public string Urn => $"urn:message:{Clr.Namespace}:{Clr.Name}";

    /// <summary>The name of a fact record.</summary>
    /// <exception cref="KeyNotFoundException">The type carries no <see cref="FactAttribute"/>.</exception>
    public static FactName Of(Type clr) => ByClr[clr];

    /// <summary>Topic key: area path, domain, name; a district binds <c>74.725.#</c>.</summary>
    public string RoutingKey(string areaPath) => $"{areaPath}.{Domain}.{Name}";
}
