using Ioc.Desk.Alarms;
using Xunit;
using static Ioc.Desk.Alarms.Standing;

namespace Ioc.Tests.Unit.Desk;

/// <summary>Every state against every step, written apart from the code: the table of ISA-18.2 as the product promises it.</summary>
public sealed class AlarmLife
{
    private const string Table = """
                       Raise          Return          Acknowledge   Reset   Shelve   Unshelve  Suppress    Unsuppress  TakeOut       PutBack
        Normal         Unacknowledged Normal          -             -       Shelved  -         Suppressed  -           OutOfService  -
        Unacknowledged Unacknowledged Returned        Acknowledged  -       Shelved  -         Suppressed  -           OutOfService  -
        Acknowledged   Acknowledged   Normal          -             -       Shelved  -         Suppressed  -           OutOfService  -
        Returned       Unacknowledged Returned        Normal        -       Shelved  -         Suppressed  -           OutOfService  -
        Latched        Unacknowledged Latched         -             Normal  Shelved  -         Suppressed  -           OutOfService  -
        Shelved        Shelved        Shelved         -             -       -        ?         -           -           -             -
        Suppressed     Suppressed     Suppressed      -             -       -        -         -           ?           -             -
        OutOfService   OutOfService   OutOfService    -             -       -        -         -           -           -             ?
        """;

    /// <summary>State, step, what follows; a question mark is decided by whether the cause lasts.</summary>
    public static TheoryData<Standing, Step, string> Cells()
    {
        var lines = Table.Split('\n').Select(x => x.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var cells = new TheoryData<Standing, Step, string>();
        foreach (var line in lines.Skip(1))
            for (var i = 1; i < line.Length; i++) cells.Add(Enum.Parse<Standing>(line[0]), Enum.Parse<Step>(lines[0][i - 1]), line[i]);
        return cells;
    }

    [Fact]
    public void The_table_is_whole() =>
        Assert.Equal(Enum.GetValues<Standing>().Length * Enum.GetValues<Step>().Length, Cells().Count);

    [Theory, MemberData(nameof(Cells))]
    public void Every_state_answers_every_step(Standing now, Step step, string next)
    {
        foreach (var wrong in new[] { false, true })
        {
            Standing? expected = next switch { "-" => null, "?" => wrong ? Unacknowledged : Normal, _ => Enum.Parse<Standing>(next) };
            Assert.Equal(expected, Life.Next(now, step, wrong, latching: false));
            var latched = (step == Step.Return && now is Unacknowledged or Acknowledged && step == Step.Return) || (next == "?" && !wrong) ? Latched : expected;
            Assert.Equal(latched, Life.Next(now, step, wrong, latching: true));
        }
    }

    [Fact]
    public void What_can_be_done_is_what_is_not_refused()
    {
        foreach (var standing in Enum.GetValues<Standing>())
            Assert.Equal(
                Enum.GetValues<Step>().Where(x => x is not (Step.Raise or Step.Return) && Life.Next(standing, x, true, true) is not null),
                Life.Possible(standing));
    }

    /// <summary>Whatever befalls an alarm in whatever order, it never says that all is well while something is wrong, nor hides by itself.</summary>
    [Theory]
    [InlineData(1, false), InlineData(2, true), InlineData(3, false), InlineData(4, true), InlineData(766, false)]
    public void In_any_order_an_alarm_tells_the_truth(int seed, bool latching)
    {
        var random = new Random(seed);
        var (state, wrong) = (Normal, false);
        for (var turn = 0; turn < 20_000; turn++)
        {
            var step = (Step)random.Next(Enum.GetValues<Step>().Length);
            if (step is Step.Raise or Step.Return) wrong = step == Step.Raise;
            var before = state;
            if (Life.Next(state, step, wrong, latching) is not { } next) continue;
            state = next;
            if (state is Unacknowledged or Acknowledged) Assert.True(wrong, $"{before} {step}");
            if (state is Normal or Returned or Latched) Assert.False(wrong, $"{before} {step}");
            if (state == Latched) Assert.True(latching);
            if (before.IsHidden() != state.IsHidden()) Assert.True(step is not (Step.Raise or Step.Return or Step.Acknowledge or Step.Reset), $"{before} {step}");
            if (state == Normal && before == Unacknowledged) Assert.Fail($"nobody saw it: {step}");
        }
    }
}
