using System.Net;
using System.Net.Http.Headers;
using Ioc.Defaults;
using Ioc.Gateway;

namespace Ioc.Simulator;

/// <summary>Speaks to the product as any source system does: through the gateway, with a token that marks everything as simulated.</summary>
public sealed class Door(HttpClient http, LocalIssuer issuer, Town town, TimeProvider clock)
{
    private static readonly TimeSpan TokenLasts = TimeSpan.FromHours(1);
    private static readonly HttpStatusCode[] Refused = [HttpStatusCode.NotFound, HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity];
    private string token = "";
    private DateTimeOffset renewAt;

    /// <summary>Sends until it is taken or refused for good.</summary>
    /// <param name="content">Made anew for each try.</param>
    /// <param name="key">Idempotency-Key.</param>
    /// <param name="refusalIsFine">What is there already may be refused (404, 409, 422).</param>
    /// <returns>The answer; the caller disposes of it.</returns>
    /// <exception cref="HttpRequestException">Refused for a reason that this simulator did not expect.</exception>
    public async Task<HttpResponseMessage> Send(
        HttpMethod method, string path, Func<HttpContent> content, CancellationToken ct, string? key = null, bool refusalIsFine = false)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(method, path) { Content = content() };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token());
            if (key is not null) request.Headers.Add("Idempotency-Key", key);
            var answer = await Try(request, ct);
            if (answer is not null && (answer.IsSuccessStatusCode || (refusalIsFine && Refused.Contains(answer.StatusCode)))) return answer;
            using (answer)
            {
                if (answer is not null && answer.StatusCode is not (HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError))
                    throw new HttpRequestException($"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(ct)}");
                await Task.Delay(answer?.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), clock, ct);
            }
        }
    }

    /// <summary>Creates something; answers where it is, or null when it was refused.</summary>
    public async Task<string?> Created(string path, object body, string key, CancellationToken ct)
    {
        using var answer = await Send(HttpMethod.Post, path, () => JsonContent.Create(body, options: Defaults.Json.Options), ct, key, refusalIsFine: true);
        return answer.Headers.Location?.ToString();
    }

    /// <summary>Sends JSON.</summary>
    public async Task Json(HttpMethod method, string path, object body, CancellationToken ct, bool refusalIsFine = false)
    {
        using var answer = await Send(method, path, () => JsonContent.Create(body, options: Defaults.Json.Options), ct, refusalIsFine: refusalIsFine);
    }

    /// <summary>Reads one thing; null when there is none.</summary>
    public async Task<T?> Read<T>(string path, CancellationToken ct) where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token());
        using var answer = await http.SendAsync(request, ct);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<T>(Defaults.Json.Options, ct) : null;
    }

    private async Task<HttpResponseMessage?> Try(HttpRequestMessage request, CancellationToken ct)
    {
        try { return await http.SendAsync(request, ct); }
        catch (HttpRequestException) { return null; }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested) { return null; }
    }

    private string Token()
    {
        if (clock.GetUtcNow() < renewAt) return token;
        renewAt = clock.GetUtcNow() + TokenLasts / 2;
        return token = issuer.Mint(Roles.Operator, [.. town.Roots.Select(x => x.Code)], TokenLasts, simulated: true, subject: "simulator");
    }
}
