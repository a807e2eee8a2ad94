using Ioc.Defaults;

namespace Ioc.Hotline.Tickets;

/// <summary>What people call the channels of the hotline (FACTS 5.2), and what has no name of its own.</summary>
public static class TicketNames
{
    /// <summary>Key of what has none: an agency not named yet, a category that an import left empty.</summary>
    public const string None = "none";

    private static readonly Dictionary<string, Text> Channels = new()
    {
        ["phone"] = new("Điện thoại", "Phone"), ["web"] = new("Trang web", "Web form"), ["app"] = new("Ứng dụng", "App"), ["zalo"] = new("Zalo", "Zalo"),
        ["facebook"] = new("Facebook", "Facebook"), ["email"] = new("Thư điện tử", "E-mail"), ["portal"] = new("Cổng 1022", "Portal"),
        ["sms"] = new("Tin nhắn", "Text message"), ["open311"] = new("Open311", "Open311"), ["import"] = new("Nhập từ tệp", "Imported"),
    };

    /// <summary>Name of a channel.</summary>
    public static Text? Channel(string key) => Channels.TryGetValue(key, out var name) ? name : null;

    /// <summary>Name of a category: the words of the hotline themselves, with the English of the province's table.</summary>
    public static Text? Category(string key, IReadOnlyDictionary<string, string> english) =>
        key == None ? new("Chưa phân loại", "Not classified") : english.TryGetValue(key, out var name) ? new(key, name) : null;

    /// <summary>Name of an agency: its own, unless none is named yet.</summary>
    public static Text? Agency(string key) => key == None ? new("Chưa phân công", "Not assigned yet") : null;
}
