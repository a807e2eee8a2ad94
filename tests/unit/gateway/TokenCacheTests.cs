using Ioc.Gateway;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Ioc.Tests.Unit.Gateway;

public sealed class TokenCacheTests : IDisposable
{
    private const string Authority = "https://issuer.test";

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("ioc-cache-");
    private readonly MovingClock clock = new();
    private readonly Keys keys = new();

    public TokenCacheTests() => keys.Use(Key("first"));

    public void Dispose() => home.Delete(recursive: true);

    [Fact]
    public async Task A_good_token_is_checked_once()
    {
        var cache = new TokenCache(clock);
        var token = Token();
        var first = await Check(cache, token);
        Assert.True(first.IsValid);
        Assert.Same(first, await Check(cache, token));
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public async Task A_bad_token_is_not_remembered()
    {
        var cache = new TokenCache(clock);
        var token = Token();
        await Check(cache, token);
        Assert.False((await Check(cache, token[..^4] + "AAAA")).IsValid);
        Assert.False((await Check(cache, "x.y.z")).IsValid);
        Assert.Equal(1, cache.Count);
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(62, false)]
    public async Task A_token_is_remembered_until_its_end_and_no_longer(int minutes, bool remembered)
    {
        var cache = new TokenCache(clock);
        var token = Token();
        var first = await Check(cache, token);
        clock.Ahead = TimeSpan.FromMinutes(minutes);
        Assert.Equal(remembered, ReferenceEquals(first, await Check(cache, token)));
    }

    [Fact]
    public async Task When_the_keys_change_every_token_is_checked_anew()
    {
        var cache = new TokenCache(clock);
        var token = Token();
        await Check(cache, token);
        keys.Use(Key("second"));
        Assert.False((await Check(cache, token)).IsValid);
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public async Task However_many_tokens_come_the_memory_is_bounded()
    {
        var cache = new TokenCache(clock, tokensMax: 8);
        for (var i = 0; i < 50; i++)
        {
            Assert.True((await Check(cache, Token())).IsValid);
            Assert.InRange(cache.Count, 1, 8);
        }
    }

    [Fact]
    public async Task Two_tokens_are_never_taken_for_each_other()
    {
        var cache = new TokenCache(clock);
        var key = Key("first");
        var viewer = key.Mint("viewer", ["74"], TimeSpan.FromHours(1));
        var admin = key.Mint("admin", ["74"], TimeSpan.FromHours(1));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("viewer", (await Check(cache, viewer)).ClaimsIdentity.FindFirst("role")?.Value);
            Assert.Equal("admin", (await Check(cache, admin)).ClaimsIdentity.FindFirst("role")?.Value);
        }
    }

    private string Token() => Key("first").Mint("viewer", ["74"], TimeSpan.FromHours(1));

    private LocalIssuer Key(string name) => LocalIssuer.Open(Path.Combine(home.FullName, name), Authority);

    private Task<TokenValidationResult> Check(TokenCache cache, string token) => cache.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuer = Authority,
        ValidAudience = "ioc",
        ClockSkew = TimeSpan.FromSeconds(30),
        ConfigurationManager = keys.Manager,
    });

    private sealed class Keys : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        private LocalIssuer? current;

        public BaseConfigurationManager Manager { get; private set; } = null!;

        public void Use(LocalIssuer key)
        {
            current = key;
            Manager = new ConfigurationManager<OpenIdConnectConfiguration>("https://issuer.test", this, new HttpDocumentRetriever()) { UseLastKnownGoodConfiguration = false };
        }

        public Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel) =>
            Task.FromResult(new OpenIdConnectConfiguration { Issuer = Authority, SigningKeys = { current!.PublicKey } });
    }

    private sealed class MovingClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
