using System.Collections.Immutable;
using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Kubernetes.Network;
using Plimsoll.Model.Network;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll netpol</c>: who may connect to whom, by network policies.</summary>
static class NetpolCommand
{
    public static Command Create(Surroundings surroundings) =>
        new("netpol", """
            Says who may connect to whom by the network policies of manifests or of a live cluster, and why.

            Examples:
              plimsoll netpol map samples/shop
              plimsoll netpol explain web api samples/shop --port tcp/8080
              plimsoll netpol exposure samples/shop
              plimsoll netpol diff main/ branch/
              plimsoll netpol generate deploy/ | kubectl apply -f -
            """)
        {
            Map(surroundings),
            NetpolExplainCommand.Create(surroundings),
            Exposure(surroundings),
            Diff(surroundings),
            NetpolGenerateCommand.Create(surroundings),
        };

    static Command Map(Surroundings surroundings)
    {
        var paths = ManifestInput.Argument();
        var options = new NetpolOptions();
        var command = new Command("map", """
            Lists every connection that is allowed: between workloads, with the outside, from the ingress controller; then what needs a look.

            Exit codes: 0 all could be read, 2 wrong use, 3 something could not be read or a policy would be refused.

            Examples:
              plimsoll netpol map samples/shop
              plimsoll netpol map samples/shop --format svg -o map.svg
              plimsoll netpol map --cluster
            """) { paths };
        options.AddTo(command);
        options.AddClusterTo(command, paths);
        command.SetAction(async (parsed, cancellation) =>
        {
            var input = NetpolInput.Of(await options.ReadAsync(parsed, paths, surroundings, cancellation));
            var map = new NetworkMap(new Connectivity(input.State, options.Connectivity(parsed)));
            var texts = new SharedTexts();
            var lines = ImmutableArray.CreateBuilder<NetworkLine>();
            foreach (var (view, edge) in input.Views.SelectMany(view => view.Edges(options.Connectivity(parsed), cancellation), (view, edge) => (view, edge)))
            {
                if (lines.Count == NetworkLimits.MaxConnections)
                {
                    input = input.Beyond("the rest of them is not listed");
                    break;
                }

                lines.Add(new NetworkLine(texts.Of($"{edge.Source}"), texts.Of($"{edge.Destination}"), texts.Of($"{edge.Connections}")) { Network = input.NameOf(view) });
            }

            options.Write(parsed, surroundings, new NetworkReport("map", lines.DrainToImmutable(), input.Notes(map), input.Unread) { HasNoWorkloads = input.State.Pods.IsEmpty });
            return input.ExitCode;
        });
        return command;
    }

    static Command Exposure(Surroundings surroundings)
    {
        var paths = ManifestInput.Argument();
        var options = new NetpolOptions();
        var command = new Command("exposure", """
            Lists what could reach each workload and what it could reach among those in no manifest: outside addresses and unknown pods.

            Exit codes: 0 all could be read, 2 wrong use, 3 something could not be read or a policy would be refused.

            Example:
              plimsoll netpol exposure samples/shop
            """) { paths };
        options.AddTo(command);
        options.AddClusterTo(command, paths);
        command.SetAction(async (parsed, cancellation) =>
        {
            var input = NetpolInput.Of(await options.ReadAsync(parsed, paths, surroundings, cancellation));
            var map = new NetworkMap(new Connectivity(input.State, options.Connectivity(parsed)));
            var lines = input.Views.Where(view => view.Network.Kind != PodNetworkKind.Secondary).SelectMany(view => ExposureAnalysis
                .Of(view.State, options.Connectivity(parsed)).Select(found => Line(found) with { Network = input.NameOf(view) }));
            options.Write(parsed, surroundings, new NetworkReport("exposure", [.. lines], input.Notes(map), input.Unread) { HasNoWorkloads = input.State.Pods.IsEmpty });
            return input.ExitCode;
        });
        return command;
    }

    static NetworkLine Line(NetworkExposure found)
    {
        var line = found.Direction == PolicyDirection.Egress
            ? new NetworkLine($"{found.Workload}", $"{found.Peer}", $"{found.Connections}")
            : new NetworkLine($"{found.Peer}", $"{found.Workload}", $"{found.Connections}");
        return found.OwnConnections.Equals(found.Connections) ? line : line with { OwnConnections = $"{found.OwnConnections}" };
    }

    static Command Diff(Surroundings surroundings)
    {
        var before = new Argument<string>("BEFORE") { Description = "Manifests as they were: a file or folder." };
        var after = new Argument<string>("AFTER") { Description = "Manifests as they are to be." };
        var options = new NetpolOptions();
        var command = new Command("diff", """
            Lists the connections that two sets of manifests allow differently.

            Exit codes: 0 all could be read, 2 wrong use, 3 something could not be read or a policy would be refused.

            Example:
              plimsoll netpol diff main/deploy branch/deploy
            """) { before, after };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(before) == "-" && parsed.GetValue(after) == "-")
                throw new UsageException("netpol diff: standard input can be read once: give BEFORE or AFTER as a file or folder.");
            var old = await NetpolInput.ReadAsync([parsed.GetValue(before)!], surroundings, cancellation);
            var @new = await NetpolInput.ReadAsync([parsed.GetValue(after)!], surroundings, cancellation);
            var changes = NetworkDiff.Between(old.State, @new.State, options.Connectivity(parsed), cancellation);
            if (changes is null)
                old = old.Beyond("nothing is compared");
            var lines = (changes ?? []).Select(change => new NetworkLine(
                $"{change.Source}", $"{change.Destination}", $"{change.After}", change.Kind, $"{change.Before}")
            {
                Network = change.Network,
            });
            options.Write(parsed, surroundings, new NetworkReport("diff", [.. lines], [], old.Unread.AddRange(@new.Unread)));
            return Math.Max(old.ExitCode, @new.ExitCode);
        });
        return command;
    }
}
