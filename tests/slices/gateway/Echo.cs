using System.Net.Http.Json;
using Xunit;

namespace Ioc.Tests.Slices.Gateway;

/// <summary>What the upstream was sent.</summary>
public sealed record Echo(string Method, string Path, long Bytes, Dictionary<string, string> Headers)
{
    public static async Task<Echo> Of(HttpResponseMessage answer)
    {
        Assert.Equal(200, (int)answer.StatusCode);
        var echo = (await answer.Content.ReadFromJsonAsync<Echo>(TestContext.Current.CancellationToken))!;
        return echo with { Headers = new(echo.Headers, StringComparer.OrdinalIgnoreCase) };
    }
}
