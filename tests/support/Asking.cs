using System.Net.Http.Json;
using System.Text.Json;

namespace Ioc.Tests.Support;

/// <summary>Short words for asking.</summary>
public static class Asking
{
    /// <summary>Posts JSON.</summary>
    public static Task<HttpResponseMessage> Post(this HttpClient client, string path, object body) => client.PostAsJsonAsync(path, body);

    /// <summary>The body as JSON.</summary>
    public static async Task<JsonElement> Json(this HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsByteArrayAsync());

    /// <summary>The last part of the problem's type.</summary>
    public static async Task<string> Problem(this HttpResponseMessage answer) =>
        (await answer.Json()).GetProperty("type").GetString()!.Replace("urn:ioc:", "");

    /// <summary>The pointers of all faults, in order.</summary>
    public static async Task<string[]> Pointers(this HttpResponseMessage answer) =>
        [.. (await answer.Json()).GetProperty("errors").EnumerateArray().Select(x => x.GetProperty("pointer").GetString()!)];
}
