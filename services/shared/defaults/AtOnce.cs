using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ioc.Defaults;

/// <summary>How often an act may be under way in one process: an import that arrives slowly holds memory, or a connection to the database, all the while.</summary>
public static class AtOnce
{
    /// <summary>Imports of one kind under way at a time.</summary>
    public const int ImportsMax = 4;

    private static readonly Refusal Busy = new(429, "imports-busy", new Text("Đang nhập các tệp khác", "Other files are being imported"),
        new Text($"Mỗi lúc chỉ nhập {ImportsMax} tệp; hãy gửi lại sau.", $"{ImportsMax} files are imported at a time; send it again later."), RetryAfterSeconds: 5);

    /// <summary>Refuses an import with 429 while <see cref="ImportsMax"/> others are under way.</summary>
    public static RouteHandlerBuilder FewAtOnce(this RouteHandlerBuilder act)
    {
        var free = new SemaphoreSlim(ImportsMax);
        return act.AddEndpointFilter(async (context, next) =>
        {
            if (!await free.WaitAsync(0)) return Busy;
            try { return await next(context); }
            finally { free.Release(); }
        });
    }
}
