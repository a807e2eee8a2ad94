using System.ComponentModel.DataAnnotations;

namespace Ioc.Defaults;

/// <summary>Whose tokens are believed.</summary>
public sealed class AuthOptions
{
    /// <summary>OIDC issuer; https outside development.</summary>
    [Required, Url]
    public string Authority { get; set; } = "";

    /// <summary>Address of the gateway, which signs the tokens of walls; blank where no wall comes in. Its tokens are believed for the role device alone.</summary>
    [Url]
    public string? Devices { get; set; }

    /// <summary>Audience that a token must name.</summary>
    [Required]
    public string Audience { get; set; } = "ioc";
}
