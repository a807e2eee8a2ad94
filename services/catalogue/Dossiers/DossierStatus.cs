using Ioc.Defaults;

namespace Ioc.Catalogue.Dossiers;

/// <summary>The ten statuses that the national portal knows (TrangThai, FACTS 4.4), and which may follow which.</summary>
public static class DossierStatus
{
    /// <summary>Mới đăng ký: handed in, not looked at yet.</summary>
    public const int Registered = 1;

    /// <summary>Được tiếp nhận: the clock runs.</summary>
    public const int Accepted = 2;

    /// <summary>Không được tiếp nhận: there will be no clock.</summary>
    public const int Refused = 3;

    /// <summary>Yêu cầu bổ sung giấy tờ: the clock waits for the citizen.</summary>
    public const int Supplements = 5;

    /// <summary>Công dân yêu cầu rút hồ sơ.</summary>
    public const int Withdrawn = 7;

    /// <summary>Đã xử lý xong: its instant wins over that of 10.</summary>
    public const int Finished = 9;

    /// <summary>Đã trả kết quả.</summary>
    public const int Returned = 10;

    private static readonly Text[] Names =
    [
        new("Mới đăng ký", "Newly registered"), new("Được tiếp nhận", "Accepted"), new("Không được tiếp nhận", "Not accepted"),
        new("Đang xử lý", "In process"), new("Yêu cầu bổ sung giấy tờ", "Supplements requested"),
        new("Yêu cầu thực hiện nghĩa vụ tài chính", "Payment required"), new("Công dân yêu cầu rút hồ sơ", "Withdrawn"),
        new("Dừng xử lý", "Stopped"), new("Đã xử lý xong", "Finished"), new("Đã trả kết quả", "Result returned"),
    ];

    private static readonly int[][] Followers =
    [
        [2, 3, 5, 6, 7],
        [4, 5, 6, 7, 8, 9, 10],
        [],
        [5, 6, 7, 8, 9, 10],
        [2, 3, 4, 7, 8],
        [2, 3, 4, 7, 8, 9, 10],
        [],
        [4, 9, 10],
        [10],
        [],
    ];

    /// <summary>True for 1 to 10.</summary>
    public static bool IsKnown(int status) => status is >= 1 and <= 10;

    /// <summary>True for the statuses that end a dossier: 7 to 10.</summary>
    public static bool IsEnd(int status) => status is >= 7 and <= 10;

    /// <summary>Name of a status.</summary>
    /// <param name="status">1 to 10.</param>
    public static Text Name(int status) => Names[status - 1];

    /// <summary>
    /// The statuses that may come next. Before acceptance nothing is processed, finished or stopped; after it nothing is accepted or refused again.
    /// </summary>
    /// <param name="status">1 to 10.</param>
    /// <param name="accepted">It was accepted at some time.</param>
    public static IReadOnlyList<int> Next(int status, bool accepted) =>
        [.. Followers[status - 1].Where(next => accepted ? next is not (Accepted or Refused) : next is 2 or 3 or 5 or 6 or 7)];
}
