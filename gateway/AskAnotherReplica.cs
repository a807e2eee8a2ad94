using Yarp.ReverseProxy.Forwarder;

namespace Ioc.Gateway;

/// <summary>A read that a replica could not be asked goes to another one: it has changed nothing, so nobody need notice that a replica died.</summary>
public static class AskAnotherReplica
{
    /// <summary>Makes the request ready to be proxied once more.</summary>
    /// <returns>False when it was answered, when it is a write, or when there is no other replica.</returns>
    public static bool Can(HttpContext context)
    {
        if (context.GetForwarderErrorFeature()?.Error != ForwarderError.Request || context.Response.HasStarted
            || !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)) return false;
        var proxied = context.GetReverseProxyFeature();
        var others = proxied.AllDestinations.Where(x => x != proxied.ProxiedDestination).ToList();
        if (others.Count == 0) return false;
        context.Features.Set<IForwarderErrorFeature>(null);
        context.Response.StatusCode = StatusCodes.Status200OK;
        proxied.AvailableDestinations = others;
        return true;
    }
}
