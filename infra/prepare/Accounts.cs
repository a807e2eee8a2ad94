using Ioc.Contracts;

namespace Ioc.Prepare;

/// <summary>Least rights on the broker: a service makes and reads what carries its own name, says that it lives, asks for what it missed, and hears facts.</summary>
public static class Accounts
{
    /// <summary>A pattern that matches no name.</summary>
    public const string Nothing = "^$";

    /// <summary>Makes the accounts with their rights.</summary>
    public static async Task Grant(Settings settings, CancellationToken ct)
    {
        using var management = new Management(settings);
        foreach (var (name, password) in settings.Accounts)
        {
            await management.User(name, password, ct);
            if (name == Settings.Devices) await GrantDevices(management, ct);
            else await GrantService(management, name, ct);
        }
    }

    private static async Task GrantService(Management management, string name, CancellationToken ct)
    {
        var own = $@"{name}([._].*)?";
        await management.Rights(name, $"^{own}$", $@"^({own}|ioc\.({name}|platform)\..*|ioc\.screens\.totals-wanted)$", $@"^({own}|ioc\..*|amq\.topic)$", ct);
        await management.Topics(name, FactName.SlicesExchange, Nothing, Nothing, ct);
    }

    private static async Task GrantDevices(Management management, CancellationToken ct)
    {
        await management.Rights(Settings.Devices, @"^mqtt-subscription-.*$", @"^(amq\.topic|mqtt-subscription-.*)$", @"^mqtt-subscription-.*$", ct);
        await management.Topics(Settings.Devices, "amq.topic", @"^ioc\.", Nothing, ct);
    }
}
