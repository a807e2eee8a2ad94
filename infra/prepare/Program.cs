using Ioc.Prepare;

// Runs before the services and ends: what they may not do themselves (make accounts, exchanges, rights) is done here, again and again the same.
try
{
    var settings = Settings.Read(Environment.GetEnvironmentVariables());
    using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(3));
    switch (args)
    {
        case []:
            await Databases.Prepare(settings, stop.Token);
            await Exchanges.Declare(settings, stop.Token);
            await Accounts.Grant(settings, stop.Token);
            Console.WriteLine($"prepared {settings.Accounts.Count} accounts");
            return 0;
        case ["slice", "--area", var area]:
            Console.WriteLine(await Slice.Open(settings, area, stop.Token));
            return 0;
        case ["slice", "--close", var district]:
            await Slice.Close(settings, district, stop.Token);
            return 0;
        default:
            Console.Error.WriteLine("prepare [slice --area CODE | slice --close CODE]");
            return 2;
    }
}
catch (Refused refused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
