using Ioc.Gateway;

if (args is ["token", ..]) return MintToken.Run(args[1..], Environment.GetEnvironmentVariable, Console.Out, Console.Error);

try
{
    await Door.Build(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }).RunAsync();
    return 0;
}
catch (StartFaultsException faults)
{
    await Console.Error.WriteLineAsync(faults.Message);
    return 1;
}
