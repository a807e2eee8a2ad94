using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ioc.Gateway;

/// <summary>
/// Signs tokens for a developer's machine with a key from a file (ES256, PEM, mode 0600). This file needs nothing else of
/// the gateway, so a tool that must sign its own token compiles it by link.
/// </summary>
public sealed class LocalIssuer
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string authority;
    private readonly string audience;
    private readonly TimeProvider clock;
    private readonly ECDsaSecurityKey key;

    private LocalIssuer(ECDsa key, string authority, string audience, TimeProvider clock)
    {
        this.authority = authority;
        this.audience = audience;
        this.clock = clock;
        this.key = new ECDsaSecurityKey(key);
        PublicKey = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ECDsa.Create(key.ExportParameters(false))));
        PublicKey.KeyId = this.key.KeyId = Base64UrlEncoder.Encode(PublicKey.ComputeJwkThumbprint());
        PublicKey.Alg = SecurityAlgorithms.EcdsaSha256;
        PublicKey.Use = "sig";
    }

    /// <summary>What others check the signature with.</summary>
    public JsonWebKey PublicKey { get; }

    /// <summary>Opens the key file; whoever comes first makes it.</summary>
    /// <param name="keyFile">Path of the PEM file; its folder is made when it is missing.</param>
    /// <param name="authority">The <c>iss</c> of the tokens.</param>
    /// <param name="audience">The <c>aud</c> of the tokens.</param>
    /// <param name="clock">The machine's clock when left out.</param>
    /// <exception cref="InvalidOperationException">Others than the owner may read the file.</exception>
    public static LocalIssuer Open(string keyFile, string authority, string audience = "ioc", TimeProvider? clock = null)
    {
        if (!File.Exists(keyFile)) Create(keyFile);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(keyFile) & ~OwnerOnly) != 0)
            throw new InvalidOperationException($"{keyFile}: người khác đọc được khóa / others can read the key: chmod 600 {keyFile}");
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(keyFile));
        return new LocalIssuer(key, authority, audience, clock ?? TimeProvider.System);
    }

    /// <summary>Signs a token.</summary>
    /// <param name="role">One of the six roles.</param>
    /// <param name="areas">Unit codes, e.g. <c>74</c>, <c>725</c>.</param>
    /// <param name="life">How long it is good.</param>
    /// <param name="simulated">Whatever its bearer writes is marked simulated.</param>
    /// <param name="subject">Account or device; a new one when left out.</param>
    public string Mint(string role, IReadOnlyCollection<string> areas, TimeSpan life, bool simulated = false, string? subject = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            ["sub"] = subject ?? $"{role}-{Guid.NewGuid():N}",
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["role"] = role,
            ["area"] = areas.ToArray(),
        };
        if (simulated) claims["simulated"] = "true";
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = authority,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + life,
            TokenType = "at+jwt",
            Claims = claims,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <summary>Several processes may come first at once: each writes its own file, one of them gets the name.</summary>
    private static void Create(string keyFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(keyFile))!);
        var mine = $"{keyFile}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        using (var writer = new StreamWriter(mine, options))
            writer.Write(key.ExportPkcs8PrivateKeyPem());
        // A move without overwriting looks first and renames then, so two may both succeed; a link is given to one alone.
        if (Link(mine, keyFile) != 0 && !File.Exists(keyFile))
            throw new IOException($"{keyFile}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        File.Delete(mine);
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);
}
