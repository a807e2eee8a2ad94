using Ioc.Gateway;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
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
        var (cache, door) = Open();
        var token = Token();
        var first = await Come(door, token);
        Assert.True(first.Succeeded);
        Assert.Same(first.Principal, (await Come(door, token)).Principal);
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public async Task A_bad_token_is_not_remembered()
    {
        var (cache, door) = Open();
        var token = Token();
        await Come(door, token);
        Assert.False((await Come(door, token[..^4] + "AAAA")).Succeeded);
        Assert.False((await Come(door, "x.y.z")).Succeeded);
        Assert.Equal(1, cache.Count);
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(62, false)]
    public async Task A_token_is_remembered_until_its_end_and_no_longer(int minutes, bool remembered)
    {
        var (cache, door) = Open();
        var token = Token();
        Assert.Null(cache.Known(With(token)));
        var first = await Come(door, token);
        Assert.Same(first.Principal, cache.Known(With(token)));
        clock.Ahead = TimeSpan.FromMinutes(minutes);
        Assert.Equal(remembered, cache.Known(With(token)) is not null);
        Assert.Equal(remembered, ReferenceEquals(first.Principal, (await Come(door, token)).Principal));
    }

    [Fact]
    public async Task When_the_keys_change_every_token_is_checked_anew()
    {
        var (cache, door) = Open();
        var token = Token();
        await Come(door, token);
        keys.Use(Key("second"));
        Assert.Null(cache.Known(With(token)));
        Assert.False((await Come(door, token)).Succeeded);
        Assert.Equal(0, cache.Count);
        Assert.True((await Come(door, Key("second").Mint("viewer", ["74"], TimeSpan.FromHours(1)))).Succeeded);
    }

    [Fact]
    public async Task However_many_tokens_come_the_memory_is_bounded()
    {
        var (cache, door) = Open(tokensMax: 8);
        for (var i = 0; i < 50; i++)
        {
            Assert.True((await Come(door, Token())).Succeeded);
            Assert.InRange(cache.Count, 1, 8);
        }
    }

    [Fact]
    public async Task Two_tokens_are_never_taken_for_each_other()
    {
        var (_, door) = Open();
        var viewer = Key("first").Mint("viewer", ["74"], TimeSpan.FromHours(1));
        var admin = Key("first").Mint("admin", ["74"], TimeSpan.FromHours(1));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("viewer", (await Come(door, viewer)).Principal?.FindFirst("role")?.Value);
            Assert.Equal("admin", (await Come(door, admin)).Principal?.FindFirst("role")?.Value);
        }
    }

    private string Token() => Key("first").Mint("viewer", ["74"], TimeSpan.FromHours(1));

    private LocalIssuer Key(string name) => LocalIssuer.Open(Path.Combine(home.FullName, name), Authority);

    /// <summary>The real bearer check with the cache before it.</summary>
    private (TokenCache Cache, IServiceProvider Door) Open(int tokensMax = 100)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddScoped<AuthenticationService>().AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.ConfigurationManager = keys;
            options.TokenValidationParameters.ValidIssuer = Authority;
            options.TokenValidationParameters.ValidAudience = "ioc";
            options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        });
        builder.Services.AddSingleton<IAuthenticationService>(x => new TokenCache(x.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>(), clock, tokensMax));
        var door = builder.Services.BuildServiceProvider();
        return ((TokenCache)door.GetRequiredService<IAuthenticationService>(), door);
    }

    private static async Task<AuthenticateResult> Come(IServiceProvider door, string token)
    {
        await using var scope = door.CreateAsyncScope();
        var context = With(token);
        context.RequestServices = scope.ServiceProvider;
        return await context.AuthenticateAsync();
    }

    private static DefaultHttpContext With(string token) => new() { Request = { Headers = { Authorization = $"Bearer {token}" } } };

    /// <summary>An issuer whose published keys a test changes.</summary>
    private sealed class Keys : IConfigurationManager<OpenIdConnectConfiguration>
    {
        private OpenIdConnectConfiguration current = new();

        public void Use(LocalIssuer key) => current = new OpenIdConnectConfiguration { Issuer = Authority, SigningKeys = { key.PublicKey } };

        public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) => Task.FromResult(current);

        public void RequestRefresh() { }
    }

    private sealed class MovingClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
