using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Ioc.Gateway;

/// <summary>Closes what a browser keeps for the gateway, so that it can neither be read nor be changed there (AES-256-GCM); every replica with the same key file opens it.</summary>
public sealed class Seal
{
    private const int NonceBytes = 12, TagBytes = 16, KeyBytes = 32;

    private readonly byte[] key;

    /// <summary>Derives the key from a key file.</summary>
    public Seal(string keyFile) =>
        key = HKDF.DeriveKey(HashAlgorithmName.SHA256, File.ReadAllBytes(keyFile), KeyBytes, info: "ioc browser seal"u8.ToArray());

    /// <summary>Closes a text for one purpose.</summary>
    public string Close(string purpose, string text)
    {
        var open = Encoding.UTF8.GetBytes(text);
        var closed = new byte[NonceBytes + TagBytes + open.Length];
        RandomNumberGenerator.Fill(closed.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(closed.AsSpan(0, NonceBytes), open, closed.AsSpan(NonceBytes + TagBytes), closed.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(purpose));
        return Base64UrlEncoder.Encode(closed);
    }

    /// <summary>Opens it again; null when it was not closed here, or for another purpose.</summary>
    public string? Open(string purpose, string? text)
    {
        try
        {
            if (string.IsNullOrEmpty(text) || Base64UrlEncoder.DecodeBytes(text) is not { Length: > NonceBytes + TagBytes } closed) return null;
            var open = new byte[closed.Length - NonceBytes - TagBytes];
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(closed.AsSpan(0, NonceBytes), closed.AsSpan(NonceBytes + TagBytes), closed.AsSpan(NonceBytes, TagBytes), open, Encoding.UTF8.GetBytes(purpose));
            return Encoding.UTF8.GetString(open);
        }
        catch (Exception foreign) when (foreign is FormatException or CryptographicException) { return null; }
    }
}
