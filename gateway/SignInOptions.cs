namespace Ioc.Gateway;

/// <summary>How operators sign in with the identity system that <c>Auth:Authority</c> names. Section <c>SignIn</c>.</summary>
public sealed class SignInOptions
{
    /// <summary>This installation's name there; blank where nobody signs in through the gateway.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Its secret; blank for a public client, which the code's own proof (PKCE) protects.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>What is asked for; the access token must name the audience, the role and the areas.</summary>
    public string Scope { get; set; } = "openid";
}
