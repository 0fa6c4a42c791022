using Plimsoll.Cli;

try
{
    return await Termination.RunAsync(cancellation => CommandLine.RunAsync(args, Surroundings.OfThisProcess(), cancellation));
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("plimsoll: cancelled");
    return ExitCode.Cancelled;
}
#pragma warning disable CA1031 // The last fence: what arrives here is our own bug, told with an exit code of its own.
catch (Exception bug)
#pragma warning restore CA1031
{
    await Console.Error.WriteLineAsync($"plimsoll: internal error, please report it: {bug}");
    return ExitCode.InternalError;
}
