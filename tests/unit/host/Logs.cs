using Ioc.AspireHost;
using Xunit;

namespace Ioc.Tests.Unit.Host;

public sealed class Logs
{
    [Fact]
    public void A_line_is_prefixed_on_the_console_and_plain_in_the_file()
    {
        var folder = Directory.CreateTempSubdirectory("ioc-").FullName;
        var console = new StringWriter();

        new Log(folder, echo: true, console).Line("hotline", "Now listening");

        Assert.Equal("hotline    | Now listening\n", console.ToString());
        Assert.Equal("Now listening\n", File.ReadAllText(Path.Combine(folder, "hotline.log")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_part_that_talks_for_months_fills_two_files_and_no_more()
    {
        var folder = Directory.CreateTempSubdirectory("ioc-").FullName;
        var log = new Log(folder, echo: false, TextWriter.Null);
        var line = new string('x', 64 * 1024);

        for (var i = 0; i < 200; i++) log.Line("bus", line);

        Assert.Equal(["bus.log", "bus.log.1"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Assert.All(Directory.GetFiles(folder), file => Assert.InRange(new FileInfo(file).Length, 0, 5 * 1024 * 1024));
        Directory.Delete(folder, recursive: true);
    }
}
