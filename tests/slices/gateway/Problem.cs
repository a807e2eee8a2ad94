using System.Text.Json;
using Xunit;

namespace Ioc.Tests.Slices.Gateway;

/// <summary>Reads a refusal and holds it to its shape.</summary>
public static class Problem
{
    /// <summary>The answer is a problem of this status and kind, with every member that a caller relies on.</summary>
    public static async Task Is(int status, string kind, HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode} instead of {status}: {body}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(body);
        Assert.Equal($"urn:ioc:{kind}", problem.RootElement.GetProperty("type").GetString());
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        foreach (var member in new[] { "title", "detail", "traceId" }) Assert.NotEmpty(problem.RootElement.GetProperty(member).GetString()!);
    }
}
