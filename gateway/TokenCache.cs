using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Ioc.Gateway;

/// <summary>
/// Remembers tokens that were found good, by their SHA-256, so that a signature is checked once and not on every
/// request. A remembered token still ends at its own <c>exp</c>, and is checked anew once the issuer's keys change.
/// </summary>
/// <param name="bearer">Whose keys count.</param>
/// <param name="clock">Now.</param>
/// <param name="tokensMax">Tokens remembered at most; above that the memory starts afresh.</param>
public sealed class TokenCache(IOptionsMonitor<JwtBearerOptions> bearer, TimeProvider clock, int tokensMax = 10_000) : IAuthenticationService
{
    private const string Scheme = "Bearer ";

    private readonly ConcurrentDictionary<Digest, Good> good = new();

    /// <summary>Tokens remembered now.</summary>
    public int Count => good.Count;

    /// <summary>Puts the memory before the framework's own check.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<AuthenticationService>();
        services.AddSingleton<IAuthenticationService>(x => new TokenCache(x.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>(), x.GetRequiredService<TimeProvider>()));
        services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
        {
            options.SaveToken = false;
            // A key that the issuer has taken back is taken back here too, and not believed for another hour.
            if (options.ConfigurationManager is BaseConfigurationManager issuer) issuer.UseLastKnownGoodConfiguration = false;
        });
    }

    /// <summary>Answers for a token that is remembered, and remembers one that passes the check.</summary>
    public async Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme)
    {
        if (Bearer(context.Request) is not { } token) return await Framework(context).AuthenticateAsync(context, scheme);
        var rules = bearer.Get(JwtBearerDefaults.AuthenticationScheme);
        var keys = await rules.ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
        var digest = Digest.Of(token);
        if (good.TryGetValue(digest, out var known))
        {
            if (ReferenceEquals(known.Keys, keys) && clock.GetUtcNow() < known.Until) return known.Answer;
            good.TryRemove(digest, out _);
        }
        var answer = await Framework(context).AuthenticateAsync(context, scheme);
        if (answer is { Succeeded: true, Properties.ExpiresUtc: { } end })
        {
            if (good.Count >= tokensMax) good.Clear();
            good[digest] = new Good(answer, keys, end + rules.TokenValidationParameters.ClockSkew);
        }
        return answer;
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

    private static AuthenticationService Framework(HttpContext context) => context.RequestServices.GetRequiredService<AuthenticationService>();

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header : null;

    private sealed record Good(AuthenticateResult Answer, OpenIdConnectConfiguration Keys, DateTimeOffset Until);

    private readonly record struct Digest(ulong A, ulong B, ulong C, ulong D)
    {
        private const int BytesOnStackMax = 2_048;

        public static Digest Of(string token)
        {
            Span<byte> bytes = token.Length <= BytesOnStackMax ? stackalloc byte[token.Length] : new byte[token.Length];
            Encoding.Latin1.GetBytes(token, bytes);
            Span<ulong> hash = stackalloc ulong[4];
            SHA256.HashData(bytes, MemoryMarshal.AsBytes(hash));
            return new Digest(hash[0], hash[1], hash[2], hash[3]);
        }
    }
}
