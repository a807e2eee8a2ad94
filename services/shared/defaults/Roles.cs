using Microsoft.AspNetCore.Builder;

namespace Ioc.Defaults;

/// <summary>The roles of a token. Admin may do whatever any of them may, inside its area.</summary>
public static class Roles
{
    /// <summary>Reads figures.</summary>
    public const string Viewer = "viewer";

    /// <summary>Works in the operation centre: reads, opens and answers tickets, handles parked messages.</summary>
    public const string Operator = "operator";

    /// <summary>A handling agency or source system that writes its own records.</summary>
    public const string Agency = "agency";

    /// <summary>A district centre that subscribes to its slice.</summary>
    public const string District = "district";

    /// <summary>Runs the installation.</summary>
    public const string Admin = "admin";

    /// <summary>A wall: reads tiles of its area, nothing else.</summary>
    public const string Device = "device";

    /// <summary>Everybody who may read figures and records.</summary>
    public static readonly string[] Readers = [Viewer, Operator, Agency, District];

    /// <summary>Everybody who may write records.</summary>
    public static readonly string[] Writers = [Operator, Agency];

    /// <summary>Opens an act to these roles and to admin; nobody else may call it.</summary>
    public static TBuilder Allow<TBuilder>(this TBuilder act, params string[] roles) where TBuilder : IEndpointConventionBuilder =>
        act.RequireAuthorization(policy => policy.RequireRole([.. roles, Admin]));
}
