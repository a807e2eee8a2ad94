using System.Net.Http.Json;
using Ioc.Desk;
using Ioc.Tests.Support;
using Npgsql;
using Xunit;

namespace Ioc.Tests.Slices.Desk;

public sealed class TheAuditStays(RealDatabases databases) : IAsyncLifetime
{
    private const string Role = "desk_of_test";

    private string asOwner = null!;
    private string asSuperuser = null!;
    private Room<DeskOptions> room = null!;

    /// <summary>As infra/prepare does it: the service's role owns its database and is nobody elsewhere.</summary>
    public async ValueTask InitializeAsync()
    {
        asSuperuser = await databases.Servers.NewDatabaseAsync();
        var own = new NpgsqlConnectionStringBuilder(asSuperuser) { Username = Role, Password = Guid.NewGuid().ToString("N") };
        await Run(asSuperuser, $"""
            do $$ begin if not exists (select from pg_roles where rolname = '{Role}') then create role {Role} login; end if; end $$;
            alter role {Role} password '{own.Password}'; alter schema public owner to {Role}
            """);
        asOwner = own.ConnectionString;
        room = new Room<DeskOptions>("desk", asOwner);
        await room.Caller("operator", "74").PutAsJsonAsync("/api/desk/playlists/lobby", new { items = new[] { new { wall = "overview", area = "74", seconds = 60 } } });
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    public static TheoryData<string> Changes() => ["update act set note = 'never happened'", "delete from act", "truncate act"];

    [Theory, MemberData(nameof(Changes))]
    public async Task The_service_itself_has_no_right_to_change_it(string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Run(asOwner, sql));

        Assert.Equal("permission denied for table act", refused.MessageText);
        Assert.Equal(1L, await room.Scalar<long>("select count(*) from act where note is null"));
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task Whoever_has_the_right_is_stopped_all_the_same(string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Run(asSuperuser, sql));

        Assert.Equal("act is append-only", refused.MessageText);
        Assert.Equal(1L, await room.Scalar<long>("select count(*) from act where note is null"));
    }

    private static async Task Run(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
