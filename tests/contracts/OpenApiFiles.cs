using Ioc.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Ioc.Tests.Contracts;

public sealed class OpenApiFiles
{
    [Fact]
    public Task Catalogue_answers_as_its_document_says() => Holds<Ioc.Catalogue.Offers.OfferRow>("catalogue");

    [Fact]
    public Task Indicators_answers_as_its_document_says() => Holds<Ioc.Indicators.Rules.RuleBook>("indicators");

    [Fact]
    public Task Hotline_answers_as_its_document_says() => Holds<Ioc.Hotline.TicketRow>("hotline");

    [Fact]
    public Task Eid_answers_as_its_document_says() => Holds<Ioc.Eid.Counts.CountIdentities>("eid");

    [Fact]
    public Task Feeds_answers_as_its_document_says() => Holds<Ioc.Feeds.FeedsOptions>("feeds");

    [Fact]
    public Task Desk_answers_as_its_document_says() => Holds<Ioc.Desk.DeskOptions>("desk");

    [Fact]
    public Task Screens_answers_as_its_document_says() => Holds<Ioc.Screens.ScreensOptions>("screens");

    private static async Task Holds<TEntry>(string service) where TEntry : class
    {
        await using var room = new Silent<TEntry>(service);
        var text = await room.CreateClient().GetStringAsync("/openapi/v1.json");
        Assert.StartsWith("{\n  \"openapi\": \"3.1", text.ReplaceLineEndings("\n"));
        Approved.Holds($"services/{service}/openapi.json", text.ReplaceLineEndings("\n").TrimEnd());
    }

    /// <summary>The acts alone: nothing starts, nothing is connected.</summary>
    private sealed class Silent<TEntry>(string service) : WebApplicationFactory<TEntry> where TEntry : class
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Auth:Authority", Tokens.Issuer);
            builder.UseSetting($"ConnectionStrings:{service}", "Host=127.0.0.1;Port=1");
            builder.UseSetting("ConnectionStrings:cache", "127.0.0.1:1");
            builder.UseSetting("ConnectionStrings:bus", "amqp://nobody:nobody@127.0.0.1:1/");
            builder.ConfigureServices(services => services.RemoveAll<IHostedService>());
        }
    }
}
