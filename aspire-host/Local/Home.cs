using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ioc.AspireHost;

/// <summary>A fault that a person can act on; its message is one sentence and the only thing they see.</summary>
internal sealed class HostFault(string message) : Exception(message);

/// <summary>The folder of one stack: data, logs, ports, passwords, status. Two stacks have two.</summary>
internal sealed class Home : IDisposable
{
    private readonly Dictionary<string, string> secrets;
    private FileStream? held;

    public Home(string folder)
    {
        Folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        secrets = File.Exists(SecretsFile)
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(SecretsFile)) ?? []
            : [];
        Ports = new Ports(Path.Combine(Folder, "ports.json"));
    }

    public string Folder { get; }

    public Ports Ports { get; }

    /// <summary>Eight letters that tell this home from every other one on the machine.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Folder)))[..8];

    private string SecretsFile => Path.Combine(Folder, "secrets.json");

    public string In(params string[] parts)
    {
        var folder = Path.Combine([Folder, .. parts]);
        Directory.CreateDirectory(folder);
        return folder;
    }

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
        if (!secrets.TryGetValue(name, out var secret))
        {
            secrets[name] = secret = make();
            WritePrivate(SecretsFile, JsonSerializer.Serialize(secrets));
        }

        return secret;
    }

    /// <summary>Writes a file that only its owner can read, whole or not at all.</summary>
    public static void WritePrivate(string file, string text)
    {
        var draft = $"{file}.new";
        using (var stream = new FileStream(draft, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        File.Move(draft, file, overwrite: true);
    }

    public void Dispose() => held?.Dispose();
}
