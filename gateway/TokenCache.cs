using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ioc.Gateway;

/// <summary>
/// Remembers tokens that were found good, by their SHA-256, so that a signature is checked once and not on every
/// request. A remembered token still ends at its own <c>exp</c>, and is checked anew once the issuer's keys change.
/// </summary>
public sealed class TokenCache(TimeProvider clock, int tokensMax = TokenCache.TokensMax) : JsonWebTokenHandler
{
    /// <summary>Tokens remembered at most; above that the memory starts afresh.</summary>
    public const int TokensMax = 10_000;

    private readonly ConcurrentDictionary<Digest, Good> good = new();

    /// <summary>Tokens remembered now.</summary>
    public int Count => good.Count;

    /// <summary>Puts the memory before the signature check of every bearer token.</summary>
    public static void Add(IServiceCollection services) => services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
        .PostConfigure<TimeProvider>((options, clock) =>
        {
            options.TokenHandlers.Clear();
            options.TokenHandlers.Add(new TokenCache(clock) { MapInboundClaims = false });
            // A key that the issuer has taken back is taken back here too, and not believed for another hour.
            if (options.ConfigurationManager is BaseConfigurationManager issuer) issuer.UseLastKnownGoodConfiguration = false;
        });

    /// <summary>Checks a token that did not come as a header, by the same rules.</summary>
    public static async Task<TokenValidationResult> Check(HttpContext context, string token)
    {
        var options = context.RequestServices.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
        var rules = options.TokenValidationParameters.Clone();
        rules.ConfigurationManager = options.ConfigurationManager as BaseConfigurationManager;
        return await options.TokenHandlers[0].ValidateTokenAsync(token, rules);
    }

    /// <inheritdoc/>
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (token is null || validationParameters?.ConfigurationManager is not { } issuer)
            return await base.ValidateTokenAsync(token, validationParameters);
        var keys = await issuer.GetBaseConfigurationAsync(CancellationToken.None);
        var digest = Digest.Of(token);
        if (good.TryGetValue(digest, out var known))
        {
            if (ReferenceEquals(known.Keys, keys) && clock.GetUtcNow().UtcDateTime < known.Until) return known.Result;
            good.TryRemove(digest, out _);
        }
        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid) Remember(digest, new Good(result, keys, result.SecurityToken.ValidTo + validationParameters.ClockSkew));
        return result;
    }

    private void Remember(Digest digest, Good token)
    {
        // The identity is made lazily; made here once, it is only read by the requests that share it.
        _ = token.Result.ClaimsIdentity;
        if (good.Count >= tokensMax) good.Clear();
        good[digest] = token;
    }

    private sealed record Good(TokenValidationResult Result, BaseConfiguration Keys, DateTime Until);

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
