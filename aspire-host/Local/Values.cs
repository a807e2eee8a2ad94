using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is known once the application is built: a port, a password, a text made from both.</summary>
public interface IValueProvider
{
    /// <summary>The value as text.</summary>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}

/// <summary>Which part of an endpoint's address is meant.</summary>
public enum EndpointProperty
{
    /// <summary>The whole address, <c>scheme://host:port</c>.</summary>
    Url,

    /// <summary>The host alone.</summary>
    Host,

    /// <summary>The TCP port alone.</summary>
    Port,
}

/// <summary>A named address of a resource; its port is chosen when the application is built.</summary>
public sealed class EndpointReference(IResource owner, string endpointName) : IValueProvider
{
    /// <summary>The resource that listens.</summary>
    public IResource Resource { get; } = owner;

    /// <summary>The endpoint's name, unique within its resource.</summary>
    public string EndpointName { get; } = endpointName;

    /// <summary>The whole address.</summary>
    public string Url => ((Resource)Resource).Endpoints[EndpointName].Url;

    /// <summary>One part of the address.</summary>
    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);
}

/// <summary>One part of an endpoint's address.</summary>
public sealed class EndpointReferenceExpression(EndpointReference endpoint, EndpointProperty property) : IValueProvider
{
    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var address = ((Resource)endpoint.Resource).Endpoints[endpoint.EndpointName];
        return new(property switch
        {
            EndpointProperty.Host => address.Host,
            EndpointProperty.Port => $"{address.Port}",
            _ => address.Url,
        });
    }
}

/// <summary>A text with values in it that are filled in when a child process starts.</summary>
public sealed class ReferenceExpression : IValueProvider
{
    private readonly List<object?> pieces;

    private ReferenceExpression(List<object?> pieces) => this.pieces = pieces;

    /// <summary>Keeps an interpolated string unevaluated.</summary>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => new(handler.Pieces);

    /// <inheritdoc />
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            text.Append(piece is IValueProvider value ? await value.GetValueAsync(cancellationToken) : piece as string);
        }

        return text.ToString();
    }

    /// <summary>What the compiler turns an interpolated string into.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        internal List<object?> Pieces { get; } = new(literalLength > 0 ? (2 * formattedCount) + 1 : formattedCount);

        /// <summary>A piece of plain text.</summary>
        public void AppendLiteral(string value) => Pieces.Add(value);

        /// <summary>A text that is known already.</summary>
        public void AppendFormatted(string? value) => Pieces.Add(value);

        /// <summary>A value that is known later.</summary>
        public void AppendFormatted<T>(T valueProvider) where T : IValueProvider => Pieces.Add(valueProvider);

        /// <summary>A resource that is a value, such as a password.</summary>
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider) where T : IResource, IValueProvider =>
            Pieces.Add(valueProvider.Resource);
    }
}
