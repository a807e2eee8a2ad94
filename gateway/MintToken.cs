using System.Globalization;
using System.Text.RegularExpressions;
using Ioc.Defaults;

namespace Ioc.Gateway;

/// <summary>
/// <c>token --role R --area CODE [--area CODE] [--hours N] [--simulated] [--subject S]</c>: prints a token of the local issuer.
/// Reads LocalIssuer__KeyFile, Auth__Authority and Auth__Audience from the environment.
/// </summary>
public static partial class MintToken
{
    private const int HoursMax = 8_760;

    private static readonly string[] AllRoles = [.. Roles.Readers, Roles.Admin, Roles.Device];

    /// <summary>Runs the command.</summary>
    /// <param name="args">What follows the word <c>token</c>.</param>
    /// <param name="environment">Answers the value of a variable.</param>
    /// <param name="output">Gets the token.</param>
    /// <param name="errors">Gets the faults.</param>
    /// <returns>0 with the token on <paramref name="output"/>; 2 with every fault on <paramref name="errors"/>.</returns>
    public static int Run(string[] args, Func<string, string?> environment, TextWriter output, TextWriter errors)
    {
        var faults = new List<string>();
        var areas = new List<string>();
        string role = "", subject = "";
        var hours = 8;
        var simulated = false;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--simulated": simulated = true; break;
                case "--role": role = Value(args, ref i, faults); break;
                case "--area": areas.Add(Value(args, ref i, faults)); break;
                case "--subject": subject = Value(args, ref i, faults); break;
                case "--hours": hours = int.TryParse(Value(args, ref i, faults), CultureInfo.InvariantCulture, out var n) ? n : 0; break;
                default: faults.Add($"{args[i]}: không hiểu / not understood."); break;
            }
        }
        if (!AllRoles.Contains(role)) faults.Add($"--role: phải là một trong / must be one of: {string.Join(", ", AllRoles)}.");
        if (areas.Count == 0) faults.Add("--area: thiếu mã đơn vị / a unit code is missing, e.g. --area 74.");
        faults.AddRange(areas.Where(x => x.Length > 0 && !UnitCode().IsMatch(x)).Select(x => $"--area {x}: không phải mã đơn vị / is no unit code, e.g. 74, 725, 25975."));
        if (hours is < 1 or > HoursMax) faults.Add($"--hours: phải từ 1 đến {HoursMax} / must be 1 to {HoursMax}.");
        var keyFile = Setting(environment, "LocalIssuer__KeyFile", faults);
        var authority = Setting(environment, "Auth__Authority", faults);
        if (environment("ASPNETCORE_ENVIRONMENT") == "Production")
            faults.Add("ASPNETCORE_ENVIRONMENT=Production: mã của nơi cấp cục bộ không được tin / the local issuer's tokens are not believed there.");
        if (faults.Count > 0)
        {
            foreach (var fault in faults) errors.WriteLine(fault);
            return 2;
        }
        var audience = environment("Auth__Audience") is { Length: > 0 } named ? named : new AuthOptions().Audience;
        output.WriteLine(LocalIssuer.Open(keyFile, authority, audience)
            .Mint(role, areas, TimeSpan.FromHours(hours), simulated, subject.Length > 0 ? subject : null));
        return 0;
    }

    private static string Value(string[] args, ref int i, List<string> faults)
    {
        if (i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal)) return args[++i];
        faults.Add($"{args[i]}: thiếu giá trị / lacks its value.");
        return "";
    }

    private static string Setting(Func<string, string?> environment, string name, List<string> faults)
    {
        var value = environment(name);
        if (string.IsNullOrEmpty(value)) faults.Add($"{name}: chưa đặt biến môi trường / is not set in the environment.");
        return value ?? "";
    }

    [GeneratedRegex("^[0-9]{2,5}$")]
    private static partial Regex UnitCode();
}
