using System.Globalization;
using System.Text.RegularExpressions;

namespace Ioc.Catalogue.Dossiers;

/// <summary>
/// The code of a dossier (mã số hồ sơ, Circular 01/2018 article 19): identifier of the agency, day of reception, number of the day,
/// e.g. <c>000.00.15.H09-240408-0012</c>; newer identifiers begin with the province, e.g. <c>H44.100-250708-0007</c>.
/// </summary>
public static partial class DossierCode
{
    /// <summary>Reads a code.</summary>
    /// <param name="code">As the source system gave it.</param>
    /// <param name="agency">Identifier of the agency in it.</param>
    /// <returns>False when it has not the shape, or its day is none.</returns>
    public static bool TryRead(string code, out string agency)
    {
        var match = Shape().Match(code);
        agency = match.Groups["agency"].Value;
        return match.Success && DateOnly.TryParseExact(match.Groups["day"].ValueSpan, "yyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    [GeneratedRegex(@"^(?<agency>[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[GH][0-9]{2}|[GH][0-9]{2}(\.[0-9]{1,3}){0,3})-(?<day>[0-9]{6})-[0-9]{4,9}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
