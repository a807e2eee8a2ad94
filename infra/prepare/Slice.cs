using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Ioc.Areas;
using Ioc.Contracts;

namespace Ioc.Prepare;

/// <summary>A district centre's own account on the broker: it may bind its own queues to its own subtree, and nothing else.</summary>
public static class Slice
{
    /// <summary>Makes the account, with a new password each time; answers the address with which the centre connects.</summary>
    /// <param name="settings">The broker.</param>
    /// <param name="areaCode">Unit whose subtree the slice covers, in any tree: a code that meant several units covers each of them.</param>
    /// <exception cref="Refused">No such unit.</exception>
    public static async Task<string> Open(Settings settings, string areaCode, CancellationToken ct)
    {
        var paths = AreaTree.Bundled().Versions(areaCode).Select(area => area.Path).Distinct().ToList();
        if (paths.Count == 0) throw new Refused($"There is no unit {areaCode}; see GET /api/areas.");
        var user = Account(areaCode);
        var password = RandomNumberGenerator.GetHexString(40, lowercase: true);
        using var management = new Management(settings);
        await management.User(user, password, ct);
        await management.Rights(user, $@"^{user}\.", $@"^{user}\.", $@"^({user}\..*|{Regex.Escape(FactName.SlicesExchange)})$", ct);
        await management.Topics(user, FactName.SlicesExchange, Accounts.Nothing, $"^({string.Join('|', paths.Select(Regex.Escape))})\\.", ct);
        return $"amqp://{user}:{password}@{settings.Bus.Host}:{settings.Bus.Port}/%2F";
    }

    /// <summary>Takes the account away; its queues stay until the broker's administrator removes them.</summary>
    public static async Task Close(Settings settings, string areaCode, CancellationToken ct)
    {
        using var management = new Management(settings);
        await management.RemoveUser(Account(areaCode), ct);
    }

    private static string Account(string areaCode) => $"district-{areaCode}";
}
