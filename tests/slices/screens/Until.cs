using Ioc.Tests.Support;

namespace Ioc.Tests.Slices.Screens;

/// <summary>Reads until what is read is right, and answers with it.</summary>
internal static class Until
{
    public static async Task<T> Read<T>(Func<Task<T>> read, Func<T, bool> right, string description)
    {
        var last = default(T);
        await Eventually.Holds(async () => right(last = await read()), description);
        return last!;
    }
}
