namespace Ioc.Tests.Tidy;

/// <summary>What `./ioc test` says of tests that fail once, twice, or too many at a time.</summary>
public sealed class SecondTryRules
{
    // The levels' programs are replaced by one that fails FAULTS tests in its first FAILING runs, and reports as xunit does.
    private const string Runner = """
        set -euo pipefail
        root=$1 home=$PWD
        mkdir tests
        say() { printf '%s\n' "$*"; }
        need_sdks() { :; }
        need_servers() { :; }
        need() { :; }
        build_tests() { :; }
        . "$root/aspire-host/cli/tests.sh"
        program_of() { say "$PWD/level"; }
        run_screens() { :; }
        cat > level <<'LEVEL'
        #!/usr/bin/env bash
        report=; asked=0 failed=0 tests=
        while [ $# -gt 0 ]; do
          [ "$1" != -xml ] || report=$2
          [ "$1" != -method ] || asked=$((asked + 1))
          shift
        done
        echo run >> runs
        [ "$(wc -l < runs)" -gt "$FAILING" ] || failed=$FAULTS
        for ((i = 0; i < failed; i++)); do tests+="<test name=\"A.B(w: &quot;$i&quot;)\" result=\"Fail\" type=\"A\" method=\"B$i\"/>"; done
        [ $asked -gt 0 ] && passed=$((asked - failed)) || passed=$((10 - failed))
        echo "<assembly name=\"x\" errors=\"0\" failed=\"$failed\" passed=\"$passed\" skipped=\"0\">$tests</assembly>" > "$report"
        [ $failed = 0 ]
        LEVEL
        chmod +x level
        run_tests "$2"
        """;

    [Theory]
    [InlineData("walls", 0, 0, 1, "10 passed, 0 failed", null)]
    [InlineData("walls", 1, 2, 2, "10 passed, 0 failed", "Passed at the second try:\n  A.B(w: \"0\")\n  A.B(w: \"1\")\n")]
    [InlineData("walls", 2, 2, 2, "8 passed, 2 failed", "Failed:\n  A.B(w: \"0\")\n  A.B(w: \"1\")\n")]
    [InlineData("walls", 1, 4, 1, "6 passed, 4 failed", "Failed:\n")]
    [InlineData("unit", 1, 1, 1, "9 passed, 1 failed", "Failed:\n  A.B(w: \"0\")\n")]
    public async Task Up_to_three_failed_tests_that_need_servers_run_once_more_and_are_named(
        string level, int failingRuns, int faults, int runs, string sums, string? names)
    {
        var folder = Directory.CreateTempSubdirectory("ioc-").FullName;
        var (code, output) = await Tool.Run("env", folder, $"FAILING={failingRuns}", $"FAULTS={faults}", "bash", "-c", Runner, "ioc", Files.Root, level);
        Assert.EndsWith($"\n{sums}\n", output, StringComparison.Ordinal);
        Assert.Equal(sums.EndsWith(" 0 failed", StringComparison.Ordinal), code == 0);
        Assert.Equal(runs, File.ReadAllLines(Path.Combine(folder, "runs")).Length);
        if (names is null) Assert.DoesNotContain("A.B", output, StringComparison.Ordinal);
        else Assert.Contains(names, output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
