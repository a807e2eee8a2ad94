using System.Text.Json;
using Ioc.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>axe-core, from the screens' own development packages: no page may break a rule of WCAG 2.2 AA that a machine can see.</summary>
internal static class Axe
{
    private static readonly string Source =
        File.ReadAllText(Path.Combine(Stack.Repository, "services/screens/web/node_modules/axe-core/axe.min.js"));

    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(10);

    /// <summary>Looks at the page until it is clean: while something fades in, its letters have little contrast.</summary>
    public static async Task IsClean(IPage page, string what)
    {
        await page.EvaluateAsync(Source);
        string[] faults = [];
        await Eventually.Holds(async () => (faults = await Faults(page, what)).Length == 0, () => $"axe has no fault to find: {string.Join('\n', faults)}", Settles);
    }

    private static async Task<string[]> Faults(IPage page, string what)
    {
        var found = await page.EvaluateAsync<JsonElement>("""
            axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
              .then(({ violations, passes }) => ({
                passes: passes.length,
                faults: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
              }))
            """);
        Assert.True(found.GetProperty("passes").GetInt32() > 5, $"{what}: axe had hardly anything to look at.");
        return [.. found.GetProperty("faults").EnumerateArray().Select(fault => $"{what}: {fault.GetString()}")];
    }
}
