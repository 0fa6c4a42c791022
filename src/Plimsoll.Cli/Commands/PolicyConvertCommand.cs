using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Model.Findings;
using Plimsoll.Policies;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll policy convert</c>: policies of our own kind as ValidatingAdmissionPolicies.</summary>
static class PolicyConvertCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var paths = ManifestInput.Argument();
        paths.Description = "Files or folders with policies of plimsoll.dev; - for standard input.";
        var to = new Option<string>("--to")
        {
            Description = "What they become: vap (ValidatingAdmissionPolicy with its binding).",
            HelpName = "vap",
            Required = true,
        };
        to.AcceptOnlyFromAmong("vap");
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Write the result to FILE instead of standard output.",
            HelpName = "FILE",
        };
        var options = new PolicyOptions();
        var command = new Command("convert", """
            Writes policies of plimsoll.dev as what the API server enforces by itself.

            Exit codes: 0 all could be converted, 1 one cannot be, 2 wrong use, 3 something could not be read.

            Example:
              plimsoll policy convert --to vap policies/ | kubectl apply -f -
            """) { paths, to, output };
        options.AddVersionTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var policies = await PolicyOptions.ReadAsync(parsed.GetValue(paths)!, "", options.Version(parsed), surroundings, cancellation);
            if (policies.Staged.IsEmpty && policies.Unread.IsEmpty)
                throw new UsageException($"{string.Join(", ", parsed.GetValue(paths)!)}: no Policy of plimsoll.dev/v1 in it to convert.");
            return await ConvertAsync(policies, parsed.GetValue(output), surroundings);
        });
        return command;
    }

    static async Task<int> ConvertAsync(PolicySet policies, string? file, Surroundings surroundings)
    {
        var documents = new List<string>();
        var code = ExitCode.Pass;
        // A policy of another kind without its binding, or of another engine, is nothing to convert.
        foreach (var unread in policies.Unread.Where(unread => unread.Reason is not (UnreadReason.Missing or UnreadReason.Unsupported)))
        {
            await surroundings.Error.WriteLineAsync($"plimsoll policy convert: {unread.Location?.ToString() ?? unread.Subject}: {unread.Detail}");
            code = ExitCode.Incomplete;
        }

        foreach (var policy in policies.Staged)
        {
            var converted = PolicyConversion.ToValidatingAdmissionPolicy(policy, policies.Version);
            if (converted.IsSuccess)
            {
                documents.Add(converted.Yaml);
                continue;
            }

            await surroundings.Error.WriteLineAsync(
                $"plimsoll policy convert: {converted.Location ?? policy.Location}: Policy {policy.Name} cannot be a ValidatingAdmissionPolicy: {converted.Problem}");
            code = ExitCode.Denied;
        }

        var yaml = string.Join("---\n", documents);
        if (file is not null)
            OutputFile.Write(file, output => output.Write(yaml));
        else
            await surroundings.Output.WriteAsync(yaml);
        return code;
    }
}
