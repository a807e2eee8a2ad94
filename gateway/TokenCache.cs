using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Ioc.Gateway;

/// <summary>
/// Remembers tokens that were found good, by their SHA-256, so that a signature is checked once and not on every
/// request. A remembered token still ends at its own <c>exp</c>, and is checked anew once the issuer's keys change.
/// </summary>
/// <param name="clock">Now.</param>
/// <param name="tokensMax">Tokens remembered at most; above that the memory starts afresh.</param>
public sealed class TokenCache(TimeProvider clock, int tokensMax = 10_000)
{
    private const string Scheme = "Bearer ";

    private readonly ConcurrentDictionary<Digest, Good> good = new();

    /// <summary>Tokens remembered now.</summary>
    public int Count => good.Count;

    /// <summary>Puts the memory before the signature check of every bearer token.</summary>
    public static void Add(IServiceCollection services) => services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
        .PostConfigure<TimeProvider>((options, clock) =>
        {
            var cache = new TokenCache(clock);
            options.SaveToken = false;
            options.Events.OnMessageReceived = cache.Recall;
            options.Events.OnTokenValidated = cache.Remember;
            // A key that the issuer has taken back is taken back here too, and not believed for another hour.
            if (options.ConfigurationManager is BaseConfigurationManager issuer) issuer.UseLastKnownGoodConfiguration = false;
        });

    /// <summary>Answers for a token that is remembered; leaves any other to the check.</summary>
    public async Task Recall(MessageReceivedContext context)
    {
        if (Bearer(context.Request) is not { } token || !good.TryGetValue(Digest.Of(token), out var known)) return;
        var keys = await Keys(context.Options);
        if (!ReferenceEquals(known.Keys, keys) || clock.GetUtcNow().UtcDateTime >= known.Until)
        {
            good.TryRemove(Digest.Of(token), out _);
            return;
        }
        context.Principal = known.Caller;
        context.Success();
    }

    /// <summary>Remembers a token that has passed the check.</summary>
    public async Task Remember(TokenValidatedContext context)
    {
        if (Bearer(context.Request) is not { } token) return;
        var until = context.SecurityToken.ValidTo + context.Options.TokenValidationParameters.ClockSkew;
        if (good.Count >= tokensMax) good.Clear();
        good[Digest.Of(token)] = new Good(context.Principal!, await Keys(context.Options), until);
    }

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header : null;

    private static Task<OpenIdConnectConfiguration> Keys(JwtBearerOptions options) =>
        options.ConfigurationManager!.GetConfigurationAsync(CancellationToken.None);

    private sealed record Good(ClaimsPrincipal Caller, OpenIdConnectConfiguration Keys, DateTime Until);

    private readonly record struct Digest(ulong A, ulong B, ulong C, ulong D)
    {
        public static Digest Of(string token)
        {
            Span<ulong> hash = stackalloc ulong[4];
            SHA256.HashData(MemoryMarshal.AsBytes(token.AsSpan()), MemoryMarshal.AsBytes(hash));
            return new Digest(hash[0], hash[1], hash[2], hash[3]);
        }
    }
}
