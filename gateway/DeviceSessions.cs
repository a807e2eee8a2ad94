using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Ioc.Defaults;
using Microsoft.AspNetCore.Authentication;

namespace Ioc.Gateway;

/// <summary>
/// Walls that come with a secret in their cookie. The desk says who the bearer is; the gateway remembers it for a while, signs
/// the token with which a wall speaks to the rooms, and cuts off whom the desk has revoked. A desk that is away changes
/// nothing for walls that are known, until their token ends.
/// </summary>
public sealed partial class DeviceSessions(LocalIssuer key, IConfiguration configuration, TimeProvider clock, ILogger<DeviceSessions> log) : BackgroundService
{
    private const int RefusedMax = 10_000;
    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(1), AskAgainAfter = TimeSpan.FromMinutes(5), RefuseFor = TimeSpan.FromSeconds(5), LookEvery = TimeSpan.FromSeconds(2);
    private readonly HttpClient desk = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(5) };
    private readonly ConcurrentDictionary<string, Session> sessions = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> refused = new();
    private readonly ConcurrentDictionary<HttpContext, string> underWay = new();

    /// <summary>A wall that is known.</summary>
    /// <param name="Id">Of the device.</param>
    /// <param name="Bearer">Token for the rooms.</param>
    /// <param name="Caller">Who the gateway itself takes it for.</param>
    /// <param name="AskAt">When the desk is asked again.</param>
    /// <param name="EndsAt">When it ends, should the desk not answer by then.</param>
    public sealed record Session(string Id, string Bearer, AuthenticateResult Caller, DateTimeOffset AskAt, DateTimeOffset EndsAt);

    /// <summary>What the desk answers to a secret.</summary>
    /// <param name="State">pending or tied.</param>
    public sealed record Answer(string State, int? PollAfterSeconds, string? Id, string? Name, string? Area);

    /// <summary>The wall behind a secret; null when the desk does not know it any more.</summary>
    /// <exception cref="HttpRequestException">The desk does not answer and the wall is not known.</exception>
    public async Task<Session?> Find(string secret, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
        if (refused.TryGetValue(name, out var until) && now < until) return null;
        var known = sessions.GetValueOrDefault(name);
        if (known is not null && now < known.AskAt) return known;
        try
        {
            using var answer = await Claim(secret, ct);
            if (answer.StatusCode == HttpStatusCode.OK && await answer.Content.ReadFromJsonAsync<Answer>(Json.Options, ct) is { Id: { } id, Area: { } area })
                return sessions[name] = Open(id, area, now);
            if ((int)answer.StatusCode >= 500) throw new HttpRequestException($"the desk answers {(int)answer.StatusCode}");
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            if (known is not null && now < known.EndsAt) return known;
            throw new HttpRequestException(away.Message, away);
        }
        sessions.TryRemove(name, out _);
        if (refused.Count >= RefusedMax) refused.Clear();
        refused[name] = now + RefuseFor;
        return null;
    }

    /// <summary>Shows the desk a secret.</summary>
    public Task<HttpResponseMessage> Claim(string secret, CancellationToken ct) =>
        desk.PostAsJsonAsync($"{Desk}/api/desk/devices:claim", new { secret }, Json.Options, ct);

    /// <summary>Runs a request of a wall, so that it can be cut off.</summary>
    public async Task Run(HttpContext context, Session session, RequestDelegate next)
    {
        underWay[context] = session.Id;
        try { await next(context); }
        finally { underWay.TryRemove(context, out _); }
    }

    /// <summary>Asks the desk once whom it has revoked, and cuts those off.</summary>
    public async Task Look(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Desk}/api/desk/devices:revoked");
        request.Headers.Authorization = new("Bearer", key.Mint(Roles.Device, [], TimeSpan.FromMinutes(1), subject: "gateway"));
        using var answer = await desk.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        var revoked = (await answer.Content.ReadFromJsonAsync<Revoked>(Json.Options, ct))!.Items.ToHashSet();
        foreach (var (name, session) in sessions)
            if (revoked.Contains(session.Id)) sessions.TryRemove(name, out _);
        foreach (var (context, id) in underWay)
            if (revoked.Contains(id)) context.Abort();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        desk.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var away = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(LookEvery, stoppingToken);
                await Look(stoppingToken);
                away = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failure)
            {
                if (!away) DeskAway(log, failure.GetBaseException().Message);
                away = true;
            }
        }
    }

    private string Desk => Addresses.Of("desk", configuration)[0].TrimEnd('/');

    private Session Open(string id, string area, DateTimeOffset now)
    {
        var claims = new ClaimsIdentity([new("sub", id), new("role", Roles.Device), new("area", area)], DeviceTokens.Name, "sub", "role");
        return new Session(id, "Bearer " + key.Mint(Roles.Device, [area], TokenLife, subject: id),
            AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(claims), DeviceTokens.Name)), now + AskAgainAfter, now + TokenLife);
    }

    private sealed record Revoked(IReadOnlyList<string> Items);

    [LoggerMessage(1, LogLevel.Warning, "The desk does not say who is revoked: {Reason}")]
    private static partial void DeskAway(ILogger log, string reason);
}
