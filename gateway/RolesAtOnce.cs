using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Ioc.Gateway;

/// <summary>
/// Grants at once what a role alone decides, which is every route here; all else, refusals included, is the framework's
/// to decide, whose general way costs a tenth of a request.
/// </summary>
public sealed class RolesAtOnce(IAuthorizationService framework) : PolicyEvaluator(framework)
{
    private static readonly Task<PolicyAuthorizationResult> Granted = Task.FromResult(PolicyAuthorizationResult.Success());

    /// <inheritdoc/>
    public override Task<PolicyAuthorizationResult> AuthorizeAsync(
        AuthorizationPolicy policy, AuthenticateResult authenticationResult, HttpContext context, object? resource) =>
        authenticationResult.Succeeded && policy.Requirements is [RolesAuthorizationRequirement roles] && roles.AllowedRoles.Any(context.User.IsInRole)
            ? Granted : base.AuthorizeAsync(policy, authenticationResult, context, resource);
}
