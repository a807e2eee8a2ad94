using Ioc.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Ioc.Tests.Contracts;

/// <summary>The acts alone: nothing starts, nothing is connected.</summary>
internal sealed class Silent<TEntry>(string service) : WebApplicationFactory<TEntry> where TEntry : class
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Auth:Authority", Tokens.Issuer);
        builder.UseSetting($"ConnectionStrings:{service}", "Host=127.0.0.1;Port=1");
        builder.UseSetting("ConnectionStrings:cache", "127.0.0.1:1");
        builder.UseSetting("ConnectionStrings:bus", "amqp://nobody:nobody@127.0.0.1:1/");
        builder.ConfigureServices(services => services.RemoveAll<IHostedService>());
    }
}
