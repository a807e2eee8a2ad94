using System.Security.Claims;
using Ioc.Gateway;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Ioc.Tests.Unit.Gateway;

public sealed class RolesAtOnceTests
{
    private static readonly AuthorizationPolicy Readers = new AuthorizationPolicyBuilder().RequireRole("viewer", "admin").Build();

    private readonly Framework framework = new();

    [Theory]
    [InlineData("viewer")]
    [InlineData("admin")]
    public async Task A_role_that_the_route_names_is_granted_without_the_framework(string role)
    {
        Assert.True((await Judge(Readers, role)).Succeeded);
        Assert.Equal(0, framework.Asked);
    }

    [Theory]
    [InlineData("device")]
    [InlineData("")]
    [InlineData("Viewer")]
    public async Task Another_role_is_the_frameworks_to_refuse(string role)
    {
        Assert.True((await Judge(Readers, role)).Forbidden);
        Assert.Equal(1, framework.Asked);
    }

    [Fact]
    public async Task Nobody_is_granted_anything_without_a_token()
    {
        var judged = await new RolesAtOnce(framework).AuthorizeAsync(Readers, AuthenticateResult.NoResult(), Come("viewer"), null);
        Assert.True(judged.Challenged);
    }

    [Fact]
    public async Task A_policy_that_asks_for_more_than_a_role_is_the_frameworks_to_judge()
    {
        var more = new AuthorizationPolicyBuilder().RequireRole("viewer").RequireClaim("area", "74").Build();
        Assert.True((await Judge(more, "viewer")).Forbidden);
        var other = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        Assert.True((await Judge(other, "viewer")).Forbidden);
        Assert.Equal(2, framework.Asked);
    }

    private Task<Microsoft.AspNetCore.Authorization.Policy.PolicyAuthorizationResult> Judge(AuthorizationPolicy policy, string role)
    {
        var context = Come(role);
        return new RolesAtOnce(framework).AuthorizeAsync(policy, AuthenticateResult.Success(new AuthenticationTicket(context.User, "Bearer")), context, null);
    }

    private static DefaultHttpContext Come(string role) =>
        new() { User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("role", role)], "Bearer", "sub", "role")) };

    /// <summary>Refuses everything and counts how often it was asked.</summary>
    private sealed class Framework : IAuthorizationService
    {
        public int Asked { get; private set; }

        public Task<AuthorizationResult> AuthorizeAsync(ClaimsPrincipal user, object? resource, IEnumerable<IAuthorizationRequirement> requirements)
        {
            Asked++;
            return Task.FromResult(AuthorizationResult.Failed());
        }

        public Task<AuthorizationResult> AuthorizeAsync(ClaimsPrincipal user, object? resource, string policyName) =>
            AuthorizeAsync(user, resource, [new DenyAnonymousAuthorizationRequirement()]);
    }
}
