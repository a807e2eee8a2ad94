namespace Ioc.AspireHost;

/// <summary>Reads where a connection string of an existing server points.</summary>
internal static class ConnectionText
{
    /// <summary>Host and port from <c>amqp://user@host:port/</c>, <c>Host=..;Port=..</c> or <c>host:port,password=..</c>.</summary>
    public static (string Host, int? Port) HostAndPort(string text)
    {
        if (text.Contains("://"))
        {
            var uri = new Uri(text);
            return (uri.Host, uri.Port > 0 ? uri.Port : null);
        }

        var pairs = text.Split(';').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2)
            .ToLookup(pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        if (pairs["Host"].FirstOrDefault() is { } host)
        {
            return (host, int.TryParse(pairs["Port"].FirstOrDefault(), out var given) ? given : null);
        }

        var first = text.Split(',')[0].Split(':');
        return (first[0], first.Length > 1 && int.TryParse(first[1], out var port) ? port : null);
    }
}
