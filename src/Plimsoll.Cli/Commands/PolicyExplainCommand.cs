using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Policies.Explaining;
using Plimsoll.Reports;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll policy explain</c>: what policies do, in words.</summary>
static class PolicyExplainCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var paths = ManifestInput.Argument();
        paths.Description = "Files or folders with policies, their bindings and the definitions beside them; - for standard input.";
        var policies = new PolicyOptions();
        var format = new FormatOptions([.. PolicyExplanationFormats.All.Select(report => report.Name)]);
        var command = new Command("explain", """
            Says what policies do: what they are about, their expressions with types and estimated costs, what follows, which release they need.

            Costs are in units of Kubernetes' cost model; the greatest one is for the largest object that the API server takes.
            Exit codes: 0 all could be read, 2 wrong use, 3 something could not be read.

            Examples:
              plimsoll policy explain samples/policies
              plimsoll policy explain policies/ --kubernetes-version 1.31 --format json
            """) { paths };
        policies.AddVersionTo(command);
        format.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var manifests = await ManifestInput.ReadAsync(parsed.GetValue(paths)!, surroundings, cancellation);
            var (explained, problems) = PolicyExplaining.Of(manifests.Objects, policies.Version(parsed));
            var unread = manifests.Unread.AddRange(problems);
            if (explained.IsEmpty && unread.IsEmpty)
                throw new UsageException($"{string.Join(", ", parsed.GetValue(paths)!)}: no policy in it to explain.");
            var report = PolicyExplanationFormats.All.First(candidate => candidate.Name == format.Format(parsed));
            format.Write(parsed, surroundings, (output, style) => report.Write(explained, unread, output, style));
            return unread.IsEmpty ? ExitCode.Pass : ExitCode.Incomplete;
        });
        return command;
    }
}
