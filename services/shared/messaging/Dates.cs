using System.Data;
using Dapper;

namespace Ioc.Messaging;

/// <summary>Teaches Dapper that instants are UTC on both sides and that dates are dates.</summary>
internal static class Dates
{
    public static void TeachDapper()
    {
        // Dapper's own mapping of parameters goes before a handler's, and Npgsql refuses an offset other than zero.
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(typeof(DateTimeOffset), new Instants());
        SqlMapper.AddTypeHandler(new Days());
        DefaultTypeMap.MatchNamesWithUnderscores = true;
    }

    private sealed class Instants : SqlMapper.ITypeHandler
    {
        public void SetValue(IDbDataParameter parameter, object value)
        {
            parameter.DbType = DbType.DateTimeOffset;
            parameter.Value = value is DateTimeOffset instant ? instant.ToUniversalTime() : value;
        }

        public object Parse(Type destinationType, object value) =>
            value is DateTimeOffset instant ? instant : new DateTimeOffset(DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc));
    }

    private sealed class Days : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value;

        public override DateOnly Parse(object value) => value is DateOnly day ? day : DateOnly.FromDateTime((DateTime)value);
    }
}
