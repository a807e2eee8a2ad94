using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Ioc.Prepare;

/// <summary>The broker's management API: the only place where accounts and rights can be made.</summary>
public sealed class Management : IDisposable
{
    private readonly HttpClient http;

    /// <summary>Speaks with the administrator's account of the bus address.</summary>
    public Management(Settings settings)
    {
        var account = Uri.UnescapeDataString(settings.Bus.UserInfo);
        http = new HttpClient { BaseAddress = settings.Management, Timeout = TimeSpan.FromSeconds(20) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(account)));
    }

    /// <summary>Makes an account without any tag, or gives it a new password.</summary>
    public Task User(string name, string password, CancellationToken ct) => Put($"users/{name}", new { password, tags = "" }, ct);

    /// <summary>Removes an account; one that is not there is gone already.</summary>
    public async Task RemoveUser(string name, CancellationToken ct)
    {
        using var answer = await http.DeleteAsync($"/api/users/{name}", ct);
        if (!answer.IsSuccessStatusCode && answer.StatusCode != System.Net.HttpStatusCode.NotFound)
            throw new Refused($"The broker did not remove the account {name}: {answer.StatusCode}.");
    }

    /// <summary>What an account may configure, write and read, as regular expressions over names.</summary>
    public Task Rights(string user, string configure, string write, string read, CancellationToken ct) =>
        Put($"permissions/%2F/{user}", new { configure, write, read }, ct);

    /// <summary>Which routing keys of an exchange an account may publish or bind. Without this a broker allows all of them.</summary>
    public Task Topics(string user, string exchange, string write, string read, CancellationToken ct) =>
        Put($"topic-permissions/%2F/{user}", new { exchange, write, read }, ct);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task Put(string path, object body, CancellationToken ct)
    {
        using var answer = await http.PutAsJsonAsync($"/api/{path}", body, ct);
        if (!answer.IsSuccessStatusCode)
            throw new Refused($"The broker refused {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(ct)}");
    }
}
