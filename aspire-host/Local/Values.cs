using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is known when a child starts: a port, a password, a text made from both.</summary>
internal interface IValueProvider
{
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}

/// <summary>A named address of a resource; its port is chosen when the application starts.</summary>
internal sealed class EndpointReference(Resource owner, string endpointName) : IValueProvider
{
    public string Url => owner.Endpoints[endpointName].Url;

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);
}

/// <summary>One part of an address.</summary>
internal sealed class EndpointReferenceExpression(Func<string> part) : IValueProvider
{
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(part());
}

/// <summary>A value given by configuration (<c>Parameters:name</c>), or made once and kept in the home.</summary>
internal sealed class ParameterResource(string name, Func<string> value) : IResource, IValueProvider
{
    public string Name { get; } = name;

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(value());
}

/// <summary>A random password.</summary>
internal sealed class GenerateParameterDefault
{
    private const string Plain = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Length in characters; 22 hold 128 bits.</summary>
    public int MinLength { get; set; } = 22;

    /// <summary>Whether punctuation may occur that an address would have to escape.</summary>
    public bool Special { get; set; } = true;

    public string GetDefaultValue() => System.Security.Cryptography.RandomNumberGenerator.GetString(Special ? Plain + "-_.~" : Plain, MinLength);
}

/// <summary>A text with values in it that are filled in when a child starts.</summary>
internal sealed class ReferenceExpression : IValueProvider
{
    private readonly List<object?> pieces;

    private ReferenceExpression(List<object?> pieces) => this.pieces = pieces;

    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => new(handler.Pieces);

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var text = "";
        foreach (var piece in pieces)
        {
            text += piece is IValueProvider value ? await value.GetValueAsync(cancellationToken) : piece;
        }

        return text;
    }

    [InterpolatedStringHandler]
    internal readonly ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        public List<object?> Pieces { get; } = new(literalLength == 0 ? formattedCount : (2 * formattedCount) + 1);

        public void AppendLiteral(string value) => Pieces.Add(value);

        public void AppendFormatted(string? value) => Pieces.Add(value);

        public void AppendFormatted<T>(T value) where T : IValueProvider => Pieces.Add(value);

        public void AppendFormatted(IResourceBuilder<ParameterResource> value) => Pieces.Add(value.Resource);
    }
}
