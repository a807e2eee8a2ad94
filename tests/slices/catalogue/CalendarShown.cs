using System.Net;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Catalogue;

public sealed class CalendarShown(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task The_calendar_names_its_holidays_and_make_up_days_with_their_source()
    {
        var calendar = await (await desk.Agent.GetAsync("/api/catalogue/calendar?from=2025-04-21&to=2025-05-04")).Json();

        Assert.Equal(8, calendar.GetProperty("workingDays").GetInt32());
        Assert.Equal(["2025-04-26 True", "2025-04-30 False", "2025-05-01 False", "2025-05-02 False"],
            calendar.GetProperty("days").EnumerateArray().Select(x => $"{x.GetProperty("on").GetString()} {x.GetProperty("working").GetBoolean()}"));
        Assert.All(calendar.GetProperty("days").EnumerateArray(), x => Assert.NotEqual("", x.GetProperty("source").GetString()));
        Assert.Equal("Ngày Chiến thắng", calendar.GetProperty("days")[1].GetProperty("nameVi").GetString());
    }

    [Theory]
    [InlineData("from=2025-02-01&to=2025-01-01", HttpStatusCode.UnprocessableEntity, "invalid-request")]
    [InlineData("from=2020-01-01&to=2025-01-01", HttpStatusCode.UnprocessableEntity, "invalid-request")]
    [InlineData("from=yesterday", HttpStatusCode.BadRequest, "malformed-request")]
    public async Task A_span_that_makes_no_sense_is_refused(string query, HttpStatusCode status, string problem)
    {
        var answer = await desk.Agent.GetAsync($"/api/catalogue/calendar?{query}");

        Assert.Equal((status, problem), (answer.StatusCode, await answer.Problem()));
    }

    [Fact]
    public async Task Without_dates_it_is_the_calendar_of_this_year()
    {
        var calendar = await (await desk.Agent.GetAsync("/api/catalogue/calendar")).Json();

        Assert.Equal(("2025-01-01", "2025-12-31"), (calendar.GetProperty("from").GetString(), calendar.GetProperty("to").GetString()));
    }
}
