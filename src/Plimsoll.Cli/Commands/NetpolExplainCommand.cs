using System.CommandLine;
using System.Globalization;
using Plimsoll.Cli.Options;
using Plimsoll.Kubernetes.Network;
using Plimsoll.Model.Network;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll netpol explain</c>: why one workload may or may not connect to another.</summary>
static class NetpolExplainCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var source = new Argument<string>("SOURCE") { Description = "A workload, NAME or NAMESPACE/NAME, or an IP address." };
        var destination = new Argument<string>("DESTINATION") { Description = "Another one." };
        var paths = ManifestInput.Argument();
        var port = new Option<string?>("--port") { Description = "Only this port, e.g. tcp/8080.", HelpName = "PROTOCOL/PORT" };
        var options = new NetpolOptions();
        var command = new Command("explain", """
            Says which connections between two workloads are allowed or denied, and which rule of which policy decides.

            Exit codes: 0 all could be read, 2 wrong use, 3 something could not be read or a policy would be refused.

            Examples:
              plimsoll netpol explain shop/web shop/api samples/shop --port tcp/8080
              plimsoll netpol explain shop/web shop/api --cluster
            """) { source, destination, paths, port };
        options.AddTo(command);
        options.AddClusterTo(command, paths);
        command.SetAction(async (parsed, cancellation) =>
        {
            var asked = Port(parsed.GetValue(port));
            var input = NetpolInput.Of(await options.ReadAsync(parsed, paths, surroundings, cancellation));
            var lines = new List<NetworkLine>();
            var notes = new List<NetworkNote>();
            var (from, to) = (parsed.GetValue(source)!, parsed.GetValue(destination)!); // Both are required.
            var whole = new NetworkMap(new Connectivity(input.State, options.Connectivity(parsed)));
            _ = (Find(whole, from), Find(whole, to));
            foreach (var view in input.Views)
            {
                var map = input.Views.Length == 1 ? whole : new NetworkMap(new Connectivity(view.State, options.Connectivity(parsed)));
                if (IsIn(map, from) && IsIn(map, to))
                    Explain(map, Find(map, from), Find(map, to), asked, input.NameOf(view), lines, notes);
            }

            if (notes.Count == 0)
                notes.Add(new NetworkNote("Denied", "denied all", $"{from} and {to} share no network of pods", null));
            options.Write(parsed, surroundings, new NetworkReport("explain", [.. lines], [.. notes], input.Unread));
            return input.ExitCode;
        });
        return command;
    }

    static void Explain(
        NetworkMap map, (int Position, string Name) from, (int Position, string Name) to, ConnectionSet asked, string network, List<NetworkLine> lines, List<NetworkNote> notes)
    {
        foreach (var part in ConnectionExplanation.Of(map.Connectivity, from.Position, to.Position))
        {
            var set = part.Connections.Intersect(asked);
            if (set.IsEmpty)
                continue;
            if (part.IsAllowed)
                lines.Add(new NetworkLine(from.Name, to.Name, $"{set}") { Network = network });
            notes.AddRange(part.Reasons.Select(reason => new NetworkNote(
                part.IsAllowed ? "Allowed" : "Denied",
                $"{(part.IsAllowed ? "allowed" : "denied")} {set}{(network.Length == 0 ? "" : $" in network {network}")}, {reason.Direction.ToString().ToLowerInvariant()}",
                reason.Text, reason.Location)));
        }
    }

    /// <summary>Whether a network has the workload; addresses are outside of each.</summary>
    static bool IsIn(NetworkMap map, string name) => map.Named(name).Any() || AddressRange.TryParseAddress(name, out _);

    static ConnectionSet Port(string? text)
    {
        if (text is null)
            return ConnectionSet.All;
        var parts = text.Split('/');
        return parts.Length == 2 && parts[0].ToUpperInvariant() is "TCP" or "UDP" or "SCTP"
            && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= PortRange.MaxPort
                ? ConnectionSet.Of(Enum.Parse<NetworkProtocol>(parts[0], ignoreCase: true), PortSet.Of(number, number))
                : throw new UsageException($"--port {text}: expected a protocol and a port, e.g. tcp/8080.");
    }

    static (int Position, string Name) Find(NetworkMap map, string name)
    {
        NetworkNode[] found = [.. map.Named(name)];
        if (found.Length > 1)
            throw new UsageException($"{name}: means {string.Join(", ", found.Select(node => node.Party))}: name one, with its namespace.");
        if (found.Length == 1)
            return (found[0].Position, found[0].Party.ToString());
        if (AddressRange.TryParseAddress(name, out var address))
        {
            for (var position = 0; position < map.Connectivity.Endpoints.Length; position++)
            {
                if (map.Connectivity.Endpoints[position] is NetworkEndpoint.OfAddresses { Range: var range } && range.Covers(address))
                    return (position, name);
            }
        }

        if (address.IsV6)
            throw new UsageException($"{name}: no policy names a block of IPv6 addresses, so only IPv4 addresses are told apart; name an IPv4 address.");
        throw new UsageException($"{name}: no such workload, and no address that policies speak of.");
    }
}
