using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value given by configuration (<c>Parameters:name</c>), or made once and kept.</summary>
public sealed class ParameterResource(string name, Func<string> value) : IResource, IValueProvider
{
    private readonly Lazy<string> value = new(value);

    /// <inheritdoc />
    public string Name { get; } = name;

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(value.Value);
}

/// <summary>How a value that nobody gave is made.</summary>
public abstract class ParameterDefault
{
    /// <summary>Makes the value.</summary>
    public abstract string GetDefaultValue();
}

/// <summary>A random password.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    private const string Plain = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Length in characters; 22 of the plain ones hold 128 bits.</summary>
    public int MinLength { get; set; } = 22;

    /// <summary>Whether punctuation that a URI would have to escape may occur.</summary>
    public bool Special { get; set; } = true;

    /// <inheritdoc />
    public override string GetDefaultValue() => RandomNumberGenerator.GetString(Special ? Plain + "-_.~" : Plain, MinLength);
}
