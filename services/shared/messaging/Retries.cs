using System.Data.Common;
using MassTransit;

namespace Ioc.Messaging;

/// <summary>When a failed message is tried again, and when it is put aside.</summary>
internal static class Retries
{
    /// <summary>An absent database is nobody's bad message: the consumer holds it and waits, however long.</summary>
    public static void WhileTheStoreIsAway(IRetryConfigurator retry)
    {
        retry.Handle<DbException>(failure => failure.IsTransient);
        retry.Handle<TimeoutException>();
        retry.Interval(int.MaxValue, TimeSpan.FromSeconds(1));
    }

    /// <summary>Anything else may have been a collision; what fails four times is parked.</summary>
    public static void AFewTimes(IRetryConfigurator retry)
    {
        retry.Ignore<Unappliable>();
        retry.Ignore<DbException>(failure => failure.IsTransient);
        retry.Intervals(50, 200, 1_000);
    }
}
