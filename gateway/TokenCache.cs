using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Ioc.Gateway;

/// <summary>
/// Remembers tokens that were found good, so that a signature is checked once and not on every request. A remembered
/// token still ends at its own <c>exp</c>, and is checked anew once the issuer's keys change.
/// </summary>
/// <param name="bearer">Whose keys count.</param>
/// <param name="clock">Now.</param>
/// <param name="tokensMax">Tokens remembered at most; above that the memory starts afresh.</param>
public sealed class TokenCache(IOptionsMonitor<JwtBearerOptions> bearer, TimeProvider clock, int tokensMax = 10_000) : IAuthenticationService
{
    private const string Scheme = "Bearer ";

    private readonly ConcurrentDictionary<string, Good> good = new();

    /// <summary>Tokens remembered now.</summary>
    public int Count => good.Count;

    /// <summary>Puts the memory before the framework's own check.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<AuthenticationService>();
        services.AddSingleton(x => new TokenCache(x.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>(), x.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAuthenticationService>(x => x.GetRequiredService<TokenCache>());
        services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
        {
            // A key that the issuer has taken back is taken back here too, and not believed for another hour.
            if (options.ConfigurationManager is BaseConfigurationManager issuer) issuer.UseLastKnownGoodConfiguration = false;
        });
    }

    /// <summary>Whom a request comes from when that needs no check: a wall that is known, a token that is remembered and still good; else null.</summary>
    public ClaimsPrincipal? Known(HttpContext context)
    {
        if (DeviceCookie.Known(context) is { } wall) return wall.Principal;
        if (Bearer(context.Request) is not { } token || !good.TryGetValue(token, out var known)) return null;
        var keys = Rules.ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
        return keys.IsCompletedSuccessfully && ReferenceEquals(known.Keys, keys.Result) && clock.GetUtcNow() < known.Until ? known.Answer.Result.Principal : null;
    }

    /// <summary>Answers for a token that is remembered, and remembers one that passes the check.</summary>
    public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme)
    {
        if (DeviceCookie.Known(context) is { } wall) return Task.FromResult(wall);
        if (Bearer(context.Request) is not { } token) return Framework(context).AuthenticateAsync(context, scheme);
        var keys = Rules.ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
        return keys.IsCompletedSuccessfully && good.TryGetValue(token, out var known)
            && ReferenceEquals(known.Keys, keys.Result) && clock.GetUtcNow() < known.Until ? known.Answer : Check(context, scheme, token, keys);
    }

    /// <inheritdoc/>
    public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        Framework(context).ChallengeAsync(context, scheme, properties);

    /// <inheritdoc/>
    public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        Framework(context).ForbidAsync(context, scheme, properties);

    /// <inheritdoc/>
    public Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties) =>
        Framework(context).SignInAsync(context, scheme, principal, properties);

    /// <inheritdoc/>
    public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        Framework(context).SignOutAsync(context, scheme, properties);

    private JwtBearerOptions Rules => bearer.Get(JwtBearerDefaults.AuthenticationScheme);

    private async Task<AuthenticateResult> Check(HttpContext context, string? scheme, string token, Task<OpenIdConnectConfiguration> keys)
    {
        good.TryRemove(token, out _);
        var keysNow = await keys;
        var answer = await Framework(context).AuthenticateAsync(context, scheme);
        if (answer is { Succeeded: true, Properties.ExpiresUtc: { } end })
        {
            if (good.Count >= tokensMax) good.Clear();
            good[token] = new Good(Task.FromResult(answer), keysNow, end + Rules.TokenValidationParameters.ClockSkew);
        }
        return answer;
    }

    private static AuthenticationService Framework(HttpContext context) => context.RequestServices.GetRequiredService<AuthenticationService>();

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header : null;

    private sealed record Good(Task<AuthenticateResult> Answer, OpenIdConnectConfiguration Keys, DateTimeOffset Until);
}
