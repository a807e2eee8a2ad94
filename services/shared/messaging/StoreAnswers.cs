using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Ioc.Messaging;

/// <summary>Ready means: the database answers (and, since schema steps run first, has the schema of this build).</summary>
internal sealed class StoreAnswers(NpgsqlDataSource source) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = source.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException failure) { return HealthCheckResult.Unhealthy("the database does not answer", failure); }
    }
}
