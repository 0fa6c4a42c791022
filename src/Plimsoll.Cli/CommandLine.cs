using System.CommandLine;
using System.CommandLine.Parsing;
using Plimsoll.Cli.Commands;
using Plimsoll.Reports;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Cli;

/// <summary>The command line: every command there is, and what becomes of a wrong one.</summary>
static class CommandLine
{
    /// <summary>Reads the arguments and runs the command they name.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Surroundings surroundings, CancellationToken cancellation)
    {
        var root = Root(surroundings);
        var parsed = root.Parse(arguments);
        if (UnknownWord.In(parsed) is { } unknown)
        {
            var command = NameOf(parsed.CommandResult);
            await surroundings.Error.WriteLineAsync($"{command}: {VisibleText.Of(unknown)} Try: {command} --help");
            return ExitCode.WrongUse;
        }

        if (EmptyValue(parsed.CommandResult) is { } empty)
        {
            await surroundings.Error.WriteLineAsync($"{NameOf(parsed.CommandResult)}: {empty}: the value is empty; is a variable not set?");
            return ExitCode.WrongUse;
        }

        if (parsed.Errors is [{ Message: var message }, ..] && !parsed.Tokens.Any(token => token.Value is "--help" or "-h" or "-?"))
        {
            var command = NameOf(parsed.CommandResult);
            await surroundings.Error.WriteLineAsync($"{command}: {OneLine(message)} Try: {command} --help");
            return ExitCode.WrongUse;
        }

        // What cannot be written may be found only when the last of it is flushed.
        return await ToldAsync(
            surroundings,
            async () =>
            {
                try
                {
                    return await ToldAsync(surroundings, () => InvokeAsync(parsed, surroundings, cancellation));
                }
                finally
                {
                    await surroundings.Output.FlushAsync(CancellationToken.None);
                }
            });
    }

    static Task<int> InvokeAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation) => parsed.InvokeAsync(
        new InvocationConfiguration
        {
            Output = surroundings.Output,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // See Termination.
        },
        cancellation);

    static async Task<int> ToldAsync(Surroundings surroundings, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (UsageException wrong)
        {
            // A message may quote an image or a registry, and neither steers a terminal.
            await surroundings.Error.WriteLineAsync($"plimsoll: {VisibleText.Of(wrong.Message)}");
            return wrong.ExitCode;
        }
        catch (DatabaseException damaged)
        {
            await surroundings.Error.WriteLineAsync($"plimsoll: {VisibleText.Of(damaged.Message)}");
            return ExitCode.Unreachable;
        }
    }

    // An empty namespace or verb may be meant; an empty file never is.
    static string? EmptyValue(CommandResult command) => command.Children
        .Where(child => child.Tokens.Any(token => token.Value.Length == 0))
        .Select(child => child switch
        {
            OptionResult { Option: { HelpName: "FILE" or "FOLDER" or "PATH" or "FILE|FOLDER" } option } => option.Name,
            ArgumentResult { Argument: { Name: "SOURCE" or "TARGET" or "IMAGE" or "PATH" or "ID" } argument } => argument.Name,
            _ => null,
        })
        .FirstOrDefault(name => name is not null);

    static string NameOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{NameOf(parent)} {command.Command.Name}" : "plimsoll";

    static string OneLine(string message) => string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static RootCommand Root(Surroundings surroundings) =>
        new("""
            Checks at every stage that what runs on Kubernetes is safe to ship.

            Examples:
              plimsoll gate samples/shop             judge manifests and the images they run
              plimsoll scan app.tar                  find the vulnerabilities of one image
              plimsoll explain CVE-2021-44228 app.tar   say why it is, or is not, in an image
              plimsoll check deployment.yaml         check manifests alone
              helm template . | plimsoll check -     the same, from standard input
              plimsoll policy test policies/         run the tests of policies
              plimsoll rbac risks samples/rbac       find ways to more rights
            """)
        {
            GateCommand.Create(surroundings),
            CheckCommand.Create(surroundings),
            HardenCommand.Create(surroundings),
            ScanCommand.Create(surroundings),
            ExplainCommand.Create(surroundings),
            PolicyCommand.Create(surroundings),
            RbacCommand.Create(surroundings),
            ClusterCommand.Create(surroundings),
            NetpolCommand.Create(surroundings),
            DbCommand.Create(surroundings),
            CacheCommand.Create(surroundings),
            CompletionCommand.Create(surroundings),
        };
}
