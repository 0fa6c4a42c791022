using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Kubernetes.Live;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Rbac;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll cluster rights</c>: the least rights that the reading of a live cluster needs.</summary>
static class ClusterRightsCommand
{
    static readonly Dictionary<string, LiveUse> Uses = new(StringComparer.Ordinal)
    {
        ["check"] = LiveUse.Check,
        ["check-policies"] = LiveUse.Check | LiveUse.Policies,
        ["posture"] = LiveUse.Posture,
        ["rbac"] = LiveUse.Rbac,
        ["rbac-can"] = LiveUse.RbacQuestions,
        ["netpol"] = LiveUse.Network,
        ["netpol-generate"] = LiveUse.NetworkGeneration,
    };

    public static Command Create(Surroundings surroundings)
    {
        var uses = new Option<string[]>("--for")
        {
            Description = $"Only what these need: {string.Join(", ", Uses.Keys)}. May be repeated; without it: all.",
            HelpName = "USE",
        };
        uses.AcceptOnlyFromAmong([.. Uses.Keys]);
        var name = new Option<string>("--name") { Description = "The name of role and binding.", HelpName = "NAME", DefaultValueFactory = _ => "plimsoll-reader" };
        var account = new Option<string?>("--service-account")
        {
            Description = "Also a ServiceAccount, and the binding that gives it the role.",
            HelpName = "NAMESPACE/NAME",
        };
        var output = new Option<string?>("--output", "-o") { Description = "Write to FILE instead of standard output.", HelpName = "FILE" };
        var command = new Command("rights", """
            Prints the ClusterRole that is enough to read a live cluster: lists of what is looked at, nothing else. Secrets are not among them.

            Examples:
              plimsoll cluster rights | kubectl apply -f -
              plimsoll cluster rights --for posture --service-account plimsoll/reader | kubectl apply -f -
            """) { uses, name, account, output };
        command.SetAction(async (parsed, _) =>
        {
            var wanted = (parsed.GetValue(uses) ?? []).Aggregate(LiveUse.None, (all, use) => all | Uses[use]);
            var objects = LiveRights.Objects(wanted == LiveUse.None ? LiveUse.All : wanted, parsed.GetValue(name)!, Account(parsed.GetValue(account))); // It has a default.
            var yaml = string.Join("---\n", objects.Select(YamlOutput.Write));
            if (parsed.GetValue(output) is { } file)
                OutputFile.Write(file, writer => writer.Write(yaml));
            else
                await surroundings.Output.WriteAsync(yaml);
            return ExitCode.Pass;
        });
        return command;
    }

    static RbacSubject? Account(string? text) => text?.Split('/') switch
    {
        null => null,
        [{ Length: > 0 } @namespace, { Length: > 0 } name] => RbacSubject.ServiceAccount(@namespace, name),
        _ => throw new UsageException($"--service-account {text}: expected NAMESPACE/NAME."),
    };
}
