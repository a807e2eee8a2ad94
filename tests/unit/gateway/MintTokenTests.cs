using Ioc.Gateway;
using Microsoft.IdentityModel.JsonWebTokens;
using Xunit;

namespace Ioc.Tests.Unit.Gateway;

public sealed class MintTokenTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("ioc-mint-");
    private readonly Dictionary<string, string> environment;

    public MintTokenTests() => environment = new()
    {
        ["LocalIssuer__KeyFile"] = Path.Combine(home.FullName, "key.pem"),
        ["Auth__Authority"] = "http://127.0.0.1:8080",
    };

    public void Dispose() => home.Delete(recursive: true);

    [Fact]
    public void It_prints_a_token_and_nothing_else()
    {
        var (code, output, errors) = Run("--role viewer --area 74 --area 79 --hours 2 --simulated --subject an");
        Assert.Equal((0, ""), (code, errors));
        var token = new JsonWebToken(output.TrimEnd());
        Assert.Equal(("an", "viewer", "true"), (token.Subject, token.GetClaim("role").Value, token.GetClaim("simulated").Value));
        Assert.Equal(["74", "79"], token.Claims.Where(x => x.Type == "area").Select(x => x.Value));
        Assert.Equal(TimeSpan.FromHours(2), token.ValidTo - token.ValidFrom);
    }

    [Theory]
    [InlineData("--area 74", "--role")]
    [InlineData("--role king --area 74", "--role")]
    [InlineData("--role viewer", "--area")]
    [InlineData("--role viewer --area x7", "--area x7")]
    [InlineData("--role viewer --area 74 --hours 0", "--hours")]
    [InlineData("--role viewer --area 74 --hours long", "--hours")]
    [InlineData("--role viewer --area 74 --subject", "--subject")]
    [InlineData("--role viewer --area 74 --colour red", "--colour")]
    public void A_fault_is_named(string line, string named)
    {
        var (code, output, errors) = Run(line);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(named, errors);
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        environment.Clear();
        environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var errors = Run("--role king --area x --hours 0 --colour").Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var named in new[] { "--role", "--area x", "--hours", "--colour", "LocalIssuer__KeyFile", "Auth__Authority", "Production" })
            Assert.Single(errors, x => x.Contains(named));
    }

    private (int Code, string Output, string Errors) Run(string line)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        return (MintToken.Run(line.Split(' '), environment.GetValueOrDefault, output, errors), output.ToString(), errors.ToString());
    }
}
