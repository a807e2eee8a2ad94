using System.Collections;

namespace Ioc.Prepare;

/// <summary>Where the servers are, with the rights to make accounts there.</summary>
/// <param name="Bus">amqp address with an administrator's account.</param>
/// <param name="Management">Address of the broker's management API.</param>
/// <param name="Database">Npgsql connection string of a superuser; absent when only the broker is asked for.</param>
/// <param name="Accounts">Password by account: a service's name, or <c>devices</c> for sensors that publish over MQTT.</param>
public sealed record Settings(Uri Bus, Uri Management, string? Database, IReadOnlyDictionary<string, string> Accounts)
{
    /// <summary>The account under which sensors and other devices publish over MQTT.</summary>
    public const string Devices = "devices";

    /// <summary>Reads ConnectionStrings__bus, ConnectionStrings__db, Management__Url and Accounts__NAME.</summary>
    /// <exception cref="Refused">Names every variable that is missing.</exception>
    public static Settings Read(IDictionary environment)
    {
        string? Value(string name) => environment[name] as string is { Length: > 0 } value ? value : null;
        var missing = new[] { "ConnectionStrings__bus", "Management__Url" }.Where(name => Value(name) is null).ToList();
        if (missing.Count > 0) throw new Refused($"prepare needs the environment variables {string.Join(", ", missing)}.");
        var accounts = environment.Keys.Cast<string>().Where(key => key.StartsWith("Accounts__", StringComparison.Ordinal))
            .ToDictionary(key => key["Accounts__".Length..], key => Value(key) ?? "");
        if (accounts.Where(x => x.Value.Length < 12).Select(x => x.Key).ToList() is { Count: > 0 } weak)
            throw new Refused($"prepare needs passwords of 12 characters or more for: {string.Join(", ", weak)}.");
        return new Settings(new Uri(Value("ConnectionStrings__bus")!), new Uri(Value("Management__Url")!), Value("ConnectionStrings__db"), accounts);
    }
}
