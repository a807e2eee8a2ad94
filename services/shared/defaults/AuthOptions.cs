using System.ComponentModel.DataAnnotations;

namespace Ioc.Defaults;

/// <summary>Whose tokens are believed.</summary>
public sealed class AuthOptions
{
    /// <summary>OIDC issuer; https outside development.</summary>
    [Required, Url]
    public string Authority { get; set; } = "";

    /// <summary>Audience that a token must name.</summary>
    [Required]
    public string Audience { get; set; } = "ioc";
}
