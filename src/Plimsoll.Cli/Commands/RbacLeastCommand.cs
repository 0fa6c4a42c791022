using System.CommandLine;
using System.Globalization;
using Plimsoll.Cli.Options;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Rbac;
using Plimsoll.Kubernetes.Rbac.Auditing;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll rbac least</c>: the smallest roles for what an audit log shows.</summary>
static class RbacLeastCommand
{
    const int DefaultMaxNames = 20;

    public static Command Create(Surroundings surroundings)
    {
        var subject = RbacQuestion.SubjectArgument();
        var logs = new Argument<string[]>("LOG")
        {
            Description = "Audit logs of the API server, one JSON event a line; - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var name = new Option<string?>("--name") { Description = "The name of the roles and bindings; by default made of the subject's.", HelpName = "NAME" };
        var maxNames = new Option<int>("--max-names")
        {
            Description = "Objects that a rule names at most; where there are more it is for all objects. Whom or what impersonate, bind, escalate, "
                + "approve, sign and attest are for is always named.",
            HelpName = "COUNT",
            DefaultValueFactory = _ => DefaultMaxNames,
        };
        maxNames.Validators.Add(result =>
        {
            if (result.Tokens is [var written] && int.TryParse(written.Value, CultureInfo.InvariantCulture, out var count) && count < 0)
                result.AddError($"--max-names {count}: expected 0 or more.");
        });
        var output = new Option<string?>("--output", "-o") { Description = "Write the result to FILE instead of standard output.", HelpName = "FILE" };
        var command = new Command("least", """
            Makes the smallest roles that allow what a subject asked for in an audit log: a Role for each namespace, a ClusterRole where a
            request is for the whole cluster; without wildcards. Writes YAML.

            Exit codes: 0 all could be read, 1 no event of the subject, 2 wrong use, 3 something could not be read.

            Examples:
              plimsoll rbac least sa:shop/web audit.log
              plimsoll rbac least user:bob audit.log --max-names 5 -o role.yaml
            """) { subject, logs, name, maxNames, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var who = parsed.GetValue(subject);
            if (who.Kind == SubjectKind.Group)
                throw new UsageException($"{who}: an audit log tells users and ServiceAccounts, not the group that gave a right.");
            var reader = new AuditLogReader(who);
            foreach (var log in parsed.GetValue(logs)!)
                await ReadAsync(reader, log, surroundings, cancellation);
            var found = reader.Result;
            foreach (var item in found.Unread)
                await surroundings.Error.WriteLineAsync($"{item.Subject}: {item.Detail}");
            if (found.Requests.IsEmpty)
            {
                await surroundings.Error.WriteLineAsync($"no event of {who} ({found.Others} of others).");
                return found.Unread.IsEmpty ? ExitCode.Denied : ExitCode.Incomplete;
            }

            var objects = LeastPrivilege.For(who, found.Requests, parsed.GetValue(name) ?? NameFor(who), parsed.GetValue(maxNames));
            var text = string.Join("---\n", objects.Select(made => YamlOutput.Write(made)));
            if (parsed.GetValue(output) is { } file)
                OutputFile.Write(file, writer => writer.Write(text));
            else
                await surroundings.Output.WriteAsync(text);
            return found.Unread.IsEmpty ? ExitCode.Pass : ExitCode.Incomplete;
        });
        return command;
    }

    static async Task ReadAsync(AuditLogReader reader, string log, Surroundings surroundings, CancellationToken cancellation)
    {
        if (log == "-")
        {
            await reader.ReadAsync(surroundings.Input, "-", cancellation);
            return;
        }

        try
        {
            await using var stream = File.OpenRead(log);
            await reader.ReadAsync(stream, log, cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{log}: cannot be read: {problem.Message}");
        }
    }

    /// <summary>A name that is legal for every object: lower case, digits, dashes.</summary>
    static string NameFor(RbacSubject subject)
    {
        var letters = subject.Name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-').Take(200);
        return $"least-{string.Concat(letters).Trim('-')}".TrimEnd('-');
    }
}
