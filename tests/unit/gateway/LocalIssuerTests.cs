using Ioc.Gateway;
using Microsoft.IdentityModel.JsonWebTokens;
using Xunit;

namespace Ioc.Tests.Unit.Gateway;

public sealed class LocalIssuerTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("ioc-issuer-");

    private string KeyFile => Path.Combine(home.FullName, "deep", "er", "key.pem");

    public void Dispose() => home.Delete(recursive: true);

    [Fact]
    public async Task Many_who_come_first_at_once_agree_on_one_key()
    {
        using var gun = new Barrier(12);
        var issuers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Factory.StartNew(() =>
        {
            gun.SignalAndWait(TestContext.Current.CancellationToken);
            return LocalIssuer.Open(KeyFile, "https://issuer.test");
        }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.Single(issuers.Select(x => x.PublicKey.Kid).Distinct());
        Assert.Equal([KeyFile], Directory.GetFiles(Path.GetDirectoryName(KeyFile)!));
    }

    [Fact]
    public void The_key_is_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("The product runs on Linux.");
        LocalIssuer.Open(KeyFile, "https://issuer.test");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", Assert.Throws<InvalidOperationException>(() => LocalIssuer.Open(KeyFile, "https://issuer.test")).Message);
    }

    [Fact]
    public void The_public_half_holds_nothing_private() =>
        Assert.Null(LocalIssuer.Open(KeyFile, "https://issuer.test").PublicKey.D);

    [Fact]
    public void A_token_says_who_where_and_until_when()
    {
        var token = new JsonWebToken(LocalIssuer.Open(KeyFile, "https://issuer.test")
            .Mint("agency", ["74", "79"], TimeSpan.FromHours(2), simulated: true, subject: "simulator"));
        Assert.Equal(("ES256", "at+jwt", "https://issuer.test", "simulator"), (token.Alg, token.Typ, token.Issuer, token.Subject));
        Assert.Equal(["ioc"], token.Audiences);
        Assert.Equal("agency", token.GetClaim("role").Value);
        Assert.Equal(["74", "79"], token.Claims.Where(x => x.Type == "area").Select(x => x.Value));
        Assert.Equal("true", token.GetClaim("simulated").Value);
        Assert.Equal(TimeSpan.FromHours(2), token.ValidTo - token.ValidFrom);
    }

    [Fact]
    public void A_token_is_not_simulated_unless_that_was_asked_for() => Assert.False(new JsonWebToken(
        LocalIssuer.Open(KeyFile, "https://issuer.test").Mint("viewer", ["74"], TimeSpan.FromHours(1))).TryGetClaim("simulated", out _));
}
