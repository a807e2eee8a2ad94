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
}
