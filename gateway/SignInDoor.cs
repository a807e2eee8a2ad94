using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Ioc.Gateway;

/// <summary>Signing in through the gateway, where a client of the authority is configured.</summary>
public static class SignInDoor
{
    private static readonly TimeSpan AuthorityAnswersWithin = TimeSpan.FromSeconds(10);

    /// <summary>Adds it when <c>SignIn:ClientId</c> is given.</summary>
    /// <returns>True when it was.</returns>
    public static bool Add(WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("SignIn").Get<SignInOptions>() ?? new SignInOptions();
        if (options.ClientId is "" || DeviceDoor.Faults(builder.Configuration).Any()) return false;
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(new Seal(builder.Configuration[DeviceDoor.KeyFile]!));
        builder.Services.AddHttpClient(nameof(AnswerSignIn), client => client.Timeout = AuthorityAnswersWithin);
        return true;
    }

    /// <summary>Maps its acts.</summary>
    public static void Map(WebApplication app)
    {
        BeginSignIn.Map(app);
        AnswerSignIn.Map(app);
        ShowSession.Map(app);
        EndSession.Map(app);
    }

    /// <summary>What the authority says of itself; null when it cannot be asked.</summary>
    internal static async Task<OpenIdConnectConfiguration?> Authority(IOptionsMonitor<JwtBearerOptions> bearer, CancellationToken ct)
    {
        try { return await bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager!.GetConfigurationAsync(ct); }
        catch (InvalidOperationException) { return null; }
    }
}
