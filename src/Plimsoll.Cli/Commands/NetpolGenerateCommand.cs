using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Kubernetes.Live;
using Plimsoll.Kubernetes.Network;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll netpol generate</c>: the least policies that manifests, or recorded flows, need.</summary>
static class NetpolGenerateCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var paths = ManifestInput.Argument();
        var flows = new Option<string?>("--flows")
        {
            Description = "Use recorded flows instead: JSON lines with source, destination, protocol and port.",
            HelpName = "FILE",
        };
        var dns = new Option<int>("--dns-port")
        {
            Description = "The port of the cluster's DNS; 5353 on OpenShift; 0 for no DNS.",
            DefaultValueFactory = _ => 53,
        };
        var cluster = new ClusterOptions();
        var output = new Option<string?>("--output", "-o") { Description = "Write the policies to FILE instead of standard output.", HelpName = "FILE" };
        var command = new Command("generate", """
            Writes the least NetworkPolicies for what manifests need: Services that environment variables, arguments, commands and ConfigMaps
            name, and what Ingresses, Routes and Services open; the rest is denied.

            Exit codes: 0 all could be read, 2 wrong use, 3 something could not be read.

            Examples:
              plimsoll netpol generate deploy/ | kubectl apply -f -
              plimsoll netpol generate deploy/ --flows flows.jsonl
              plimsoll netpol generate --cluster -n shop
            """) { paths, flows, dns, output };
        cluster.AddTo(command, paths);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(dns) is < 0 or > PortRange.MaxPort)
                throw new UsageException($"--dns-port {parsed.GetValue(dns)}: expected 0 to {PortRange.MaxPort}.");
            ManifestInput manifests;
            await using (var progress = new ProgressLine(surroundings.Error, surroundings.Time, surroundings.ErrorIsTerminal))
                manifests = await cluster.ReadAsync(parsed, paths, LiveUse.NetworkGeneration, surroundings, progress, cancellation);
            var input = NetpolInput.Of(manifests);
            var unread = input.Unread;
            var required = RequiredConnections.Of(input.State, input.Objects);
            if (parsed.GetValue(flows) is { } file)
            {
                if (!File.Exists(file))
                    throw new UsageException($"--flows {file}: no such file.");
                await using var stream = File.OpenRead(file);
                (required, var problems) = await FlowReading.ReadAsync(stream, file, input.State, cancellation);
                unread = unread.AddRange(problems);
            }

            var lines = unread.Select(problem => $"{problem.Location?.ToString() ?? problem.Subject}: {problem.Detail}")
                .Concat(PolicyGeneration.Unlabelled(input.State, required).Select(pod =>
                    $"{pod.Location}: {pod.Workload} has no labels that a policy could select: its policy is for every pod of namespace {pod.Namespace}. Give it a label."));
            foreach (var line in lines)
                await surroundings.Error.WriteLineAsync($"plimsoll netpol generate: {line}");
            if (input.State.Pods.IsEmpty)
                await surroundings.Error.WriteLineAsync("plimsoll netpol generate: no workload was found: no policy is written");
            var yaml = string.Join("---\n", PolicyGeneration.Of(input.State, required, new GenerationOptions(parsed.GetValue(dns))).Select(YamlOutput.Write));
            if (parsed.GetValue(output) is { } path)
                OutputFile.Write(path, writer => writer.Write(yaml));
            else
                await surroundings.Output.WriteAsync(yaml);
            return unread.IsEmpty ? ExitCode.Pass : ExitCode.Incomplete;
        });
        return command;
    }
}
