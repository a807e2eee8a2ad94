using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ioc.AspireHost;

/// <summary>A fault that a person can act on; its message is one sentence and the only thing they see.</summary>
internal sealed class HostFault(string message) : Exception(message);

/// <summary>The folder of one stack: data, logs, ports, passwords, status. Two stacks have two.</summary>
internal sealed class Home : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Dictionary<string, string> secrets;
    private FileStream? held;

    public Home(string folder)
    {
        Folder = Path.GetFullPath(folder);
        // Others may pass through to a folder of their own (PostgreSQL has a user of its own), but not look around.
        Directory.CreateDirectory(Folder, OwnerOnly | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        secrets = File.Exists(SecretsFile) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(SecretsFile)) ?? [] : [];
        Ports = new Ports(Path.Combine(Folder, "ports.json"));
    }

    public string Folder { get; }

    public Ports Ports { get; }

    /// <summary>Eight letters that tell this home from every other one on the machine.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Folder)))[..8];

    private string SecretsFile => Path.Combine(Folder, "secrets.json");

    public string In(params string[] parts) => Directory.CreateDirectory(Path.Combine([Folder, .. parts])).FullName;

    /// <summary>Takes the home for this process until it ends.</summary>
    public void Hold()
    {
        try
        {
            held = new FileStream(Path.Combine(Folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new HostFault($"A stack runs already from {Folder}; stop it with ./ioc down, or set IOC_HOME to another folder.");
        }
    }

    /// <summary>A secret of this home, made at the first call and the same ever after.</summary>
    public string Secret(string name, Func<string> make)
    {
        lock (secrets)
        {
            if (secrets.TryGetValue(name, out var secret)) return secret;
            secrets[name] = secret = make();
            WritePrivate(SecretsFile, JsonSerializer.Serialize(secrets));
            return secret;
        }
    }

    /// <summary>Writes a file that only its owner can read, whole or not at all.</summary>
    public static void WritePrivate(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly };
        using (var stream = new FileStream($"{file}.new", options)) stream.Write(Encoding.UTF8.GetBytes(text));
        File.Move($"{file}.new", file, overwrite: true);
    }

    /// <summary>A program in the given folders (<c>*</c> stands for one name, the highest wins), else on the PATH.</summary>
    public static string Installed(string product, string program, params string[] folders)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(Expand).Concat(path).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new HostFault($"{product} is not installed ({program} was not found); ./ioc up installs it on Debian.");

        static IEnumerable<string> Expand(string folder) => folder.Split("/*", 2) switch
        {
            [var parent, var rest] when Directory.Exists(parent) => Directory.GetDirectories(parent).OrderDescending().Select(found => found + rest),
            [_, _] => [],
            _ => [folder],
        };
    }

    public void Dispose() => held?.Dispose();
}
