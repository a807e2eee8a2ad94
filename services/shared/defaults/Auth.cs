using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace Ioc.Defaults;

/// <summary>Bearer tokens as RFC 9068 asks; an act that names no role is closed to all.</summary>
public static class Auth
{
    private static readonly Text NoToken = new("Cần mã truy cập", "A token is needed");
    private static readonly Text BadToken = new("Mã truy cập không dùng được", "The token is not usable");

    /// <summary>Adds authentication and the closed-by-default policy.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<AuthOptions>().Bind(configuration.GetSection("Auth")).ValidateDataAnnotations()
            .Validate(x => !environment.IsProduction() || !x.Authority.StartsWith("http:", StringComparison.OrdinalIgnoreCase), "Auth:Authority must be https in production.")
            .ValidateOnStart();
        var auth = configuration.GetSection("Auth").Get<AuthOptions>() ?? new AuthOptions();
        var schemes = services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.Authority = auth.Authority;
            options.RequireHttpsMetadata = !environment.IsDevelopment();
            Check(options, auth.Authority, auth.Audience);
            if (!string.IsNullOrEmpty(auth.Devices)) options.ForwardDefaultSelector = DeviceTokens.Scheme;
        });
        if (!string.IsNullOrEmpty(auth.Devices)) schemes.AddJwtBearer(DeviceTokens.Name, options =>
        {
            options.MetadataAddress = auth.Devices.TrimEnd('/') + DeviceTokens.DiscoveryPath;
            // Inside the installation, where the gateway and its rooms speak plainly with each other.
            options.RequireHttpsMetadata = false;
            Check(options, DeviceTokens.Issuer, auth.Audience);
            options.Events.OnTokenValidated = context => DeviceTokens.IsOfDevice(context) ? KeepClaimsAlone(context) : Task.CompletedTask;
        });
        // Nothing here is protected by a key ring; without this line every process would write one into its user's home.
        services.AddDataProtection().DisableAutomaticKeyGeneration();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(IsNoAct).Build());
    }

    private static void Check(JwtBearerOptions options, string issuer, string audience)
    {
        options.Audience = audience;
        options.MapInboundClaims = false;
        options.SaveToken = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAudience = audience,
            ValidAlgorithms = ["ES256", "RS256", "PS256"],
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromSeconds(30),
            NameClaimType = "sub",
            RoleClaimType = "role",
        };
        options.Events = new JwtBearerEvents { OnTokenValidated = KeepClaimsAlone, OnChallenge = Challenge, OnForbidden = Forbid };
    }

    // The framework's own answers 405 and 415 are no acts: hiding them behind a 403 would mislead the caller.
    private static bool IsNoAct(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.GetEndpoint() is { } endpoint and not RouteEndpoint;

    /// <summary>The parsed token weighs ten times its claims, and a stream would hold it for months.</summary>
    private static Task KeepClaimsAlone(TokenValidatedContext context)
    {
        var claims = context.Principal!.Claims.Select(x => new Claim(x.Type, x.Value));
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(claims, JwtBearerDefaults.AuthenticationScheme, "sub", "role"));
        return Task.CompletedTask;
    }

    private static Task Challenge(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        context.Response.Headers.WWWAuthenticate = "Bearer";
        var expired = context.AuthenticateFailure is SecurityTokenExpiredException;
        var refusal = context.AuthenticateFailure is null
            ? new Refusal(401, "no-token", NoToken, new Text("Gửi tiêu đề Authorization: Bearer …", "Send the header Authorization: Bearer …"))
            : new Refusal(401, expired ? "expired-token" : "bad-token", BadToken, expired
                ? new Text("Mã đã hết hạn; hãy lấy mã mới.", "It has expired; get a new one.")
                : new Text("Chữ ký, nơi cấp hoặc đối tượng không đúng.", "Signature, issuer or audience is wrong."));
        return refusal.ExecuteAsync(context.HttpContext);
    }

    private static Task Forbid(ForbiddenContext context) => new Refusal(403, "role-not-allowed",
        new Text("Không đủ quyền", "Not allowed"),
        new Text("Vai trò trong mã truy cập không được làm việc này.", "The role in the token may not do this."))
        .ExecuteAsync(context.HttpContext);
}
