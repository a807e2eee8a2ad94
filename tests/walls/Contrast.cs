using Ioc.Tests.Support;
using Microsoft.Playwright;

namespace Ioc.Tests.Walls;

/// <summary>
/// Words of a drawing against what lies under them, as it was painted: axe reads the contrast of a page's text, not that of a
/// drawing's. 4.5:1 at least, also for large letters.
/// </summary>
internal static class Contrast
{
    private const double RatioMin = 4.5;

    /// <summary>Of a word's samples; the hatching of a place without figures, or a line that crosses the word, may take so many.</summary>
    private const double FaintShareMax = 0.25;

    private const int WordsMin = 10;

    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(20);

    /// <summary>Looks until every word stands out: between the picture and the look a figure may change its place.</summary>
    public static async Task IsEnough(IPage page, string what)
    {
        string[] faint = [];
        await Eventually.Holds(async () => (faint = await Faint(page)).Length == 0, () => $"{what}: every word stands out by {RatioMin}: {string.Join(", ", faint)}", Settles);
    }

    private static async Task<string[]> Faint(IPage page)
    {
        await Hide(page, "main svg :is(text, tspan) { fill: transparent !important }");
        var picture = Convert.ToBase64String(await page.ScreenshotAsync());
        await Hide(page, "");
        var found = await page.EvaluateAsync<string[]>("""
            async ([picture, ratioMin, shareMax, wordsMin]) => {
              const bytes = Uint8Array.from(atob(picture), (char) => char.charCodeAt(0));
              const image = await createImageBitmap(new Blob([bytes]));
              const { width, height } = image;
              const canvas = new OffscreenCanvas(width, height).getContext('2d');
              canvas.drawImage(image, 0, 0);
              const { data } = canvas.getImageData(0, 0, width, height);
              const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
              const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
              const opacity = (node) => (node ? getComputedStyle(node).opacity * opacity(node.parentElement) : 1);
              const faint = [];
              let words = 0;
              for (const text of document.querySelectorAll('main svg :is(text, tspan)')) {
                if (![...text.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())) continue;
                const { fill, fillOpacity, visibility } = getComputedStyle(text);
                const [r, g, b, a = 1] = fill.match(/[\d.]+/g).map(Number);
                const share = a * fillOpacity * opacity(text);
                const box = text.getBoundingClientRect();
                if (share === 0 || box.width === 0 || visibility === 'hidden') continue;
                words += 1;
                let [low, all] = [0, 0];
                for (let i = 1; i < 24; i++) {
                  for (let j = 2; j < 8; j++) {
                    const [x, y] = [Math.round(box.left + (box.width * i) / 24), Math.round(box.top + (box.height * j) / 10)];
                    if (x < 0 || y < 0 || x >= width || y >= height) continue;
                    const under = [...data.slice((y * width + x) * 4, (y * width + x) * 4 + 3)];
                    const over = [r, g, b].map((part, index) => part * share + under[index] * (1 - share));
                    const [most, least] = [light(over), light(under)].sort((one, other) => other - one);
                    all += 1;
                    if ((most + 0.05) / (least + 0.05) < ratioMin) low += 1;
                  }
                }
                if (low > all * shareMax) faint.push(`${text.textContent.trim()} (${fill} on ${low} of ${all})`);
              }
              return words < wordsMin ? [`only ${words} words`] : faint;
            }
            """, new object[] { picture, RatioMin, FaintShareMax, WordsMin });
        return found;
    }

    /// <summary>A sheet that is made by script is let in by the page's policy, which lets no style in.</summary>
    private static Task Hide(IPage page, string css) => page.EvaluateAsync(
        "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = css ? [sheet] : []; }", css);
}
