using Plimsoll.Kubernetes.Objects;
using System.Text.Json;
using System.Text.RegularExpressions;
using Plimsoll.Kubernetes.Network;

namespace Plimsoll.Conformance;

/// <summary>The exposure section, and the verdicts of explanations, of netpol-analyzer's outputs.</summary>
static partial class NetpolExplanations
{
    /// <summary>The lines of the exposure section: <c>workload direction peer connections</c>, sorted.</summary>
    public static ISet<string> Exposure(string text, string format, string focus)
    {
        if (format == "json")
            return ExposureJson(JsonElement.Parse(text), focus);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var direction = "";
        var at = text.IndexOf("Exposure Analysis Result", StringComparison.Ordinal);
        foreach (var line in (at < 0 ? "" : text[at..]).Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("Egress Exposure", StringComparison.Ordinal) || line.StartsWith("Ingress Exposure", StringComparison.Ordinal))
                direction = line.Split(' ')[0];
            var row = format == "csv" ? NetpolLine.Rows(line).FirstOrDefault() ?? [] : line.Split(["=>", "<=", " : "], StringSplitOptions.TrimEntries);
            if (direction.Length > 0 && row.Length >= 2 && row[0].Contains('[', StringComparison.Ordinal))
                found.Add(Line(row[0], direction, row[1], row.Length > 2 ? row[2] : focus));
        }

        return found;
    }

    /// <summary>
    /// Ours in the same form. The suite tells a selector by the rules that have it, not by those that it implies; and no workload that nothing
    /// but addresses is exposed to.
    /// </summary>
    public static ISet<string> Of(IEnumerable<NetworkExposure> exposures, string focus) => exposures
        .Where(found => found.Peer.Range is not { IsV6: true } && !found.OwnConnections.IsEmpty)
        .GroupBy(found => found.Workload)
        .Where(workload => workload.Any(found => found.Peer.Range is null))
        .SelectMany(workload => workload.GroupBy(found => found.Direction))
        .SelectMany(group => Focused([.. group], focus))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>With a focus, what any pod may do on it is not repeated for some.</summary>
    static IEnumerable<string> Focused(NetworkExposure[] found, string focus)
    {
        bool IsAsked(NetworkExposure one) => focus.Length == 0 || one.OwnConnections.Numbers.Covers(NetpolLine.Parse(focus));
        var any = Array.Find(found, one => one.Peer.IsAnyone);
        var anyone = focus.Length > 0 && any is not null && IsAsked(any);
        return found.Where(one => IsAsked(one) && (one == any || one.Peer.Range is not null || (!anyone && !one.OwnConnections.Equals(any?.OwnConnections))))
            .Select(one => $"{one.Workload} {one.Direction} {Peer(one.Peer)} {(focus.Length > 0 ? NetpolLine.Normal(focus) : one.OwnConnections)}");
    }

    /// <summary>The allowed connections of each pair that an explanation speaks of, by the network; the cluster's own has no name.</summary>
    public static Dictionary<(string Network, string Source, string Destination), ConnectionSet> Allowed(string text)
    {
        var found = new Dictionary<(string, string, string), ConnectionSet>();
        (string, string, string) pair = default;
        var network = "";
        foreach (var line in text.Split("Exposure Analysis Result")[0].Replace("[udn]/", "/", StringComparison.Ordinal).Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                network = Network().Match(line).Groups["name"].Value;
            }
            else if (line.StartsWith("Connections between ", StringComparison.Ordinal))
            {
                var sides = line["Connections between ".Length..].TrimEnd(':').Split(" => ");
                found[pair = (network, sides[0], sides[1])] = ConnectionSet.None;
            }
            else if (line.StartsWith("Allowed ", StringComparison.Ordinal) && line.Contains(" due to", StringComparison.Ordinal))
            {
                found[pair] = found[pair].Union(Ports(line["Allowed ".Length..line.IndexOf(" due to", StringComparison.Ordinal)]));
            }
            else if (!line.StartsWith('-') && line.Split(" => ") is [var source, var destination] && !destination.Contains(' ', StringComparison.Ordinal))
            {
                found[(network, source, destination)] = ConnectionSet.All;
            }
        }

        return found;
    }

    [GeneratedRegex(" in (?:primary|secondary) (?:UDN|CUDN|NAD) (?<name>[^ ]+) #$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Network();

    static ConnectionSet Ports(string text) => text.StartsWith("All", StringComparison.Ordinal)
        ? ConnectionSet.All
        : Protocol().Matches(text).Aggregate(ConnectionSet.None, (all, match) => all.Union(match.Groups[2].Success
            ? NetpolLine.Parse($"{match.Groups[1].Value} {match.Groups[2].Value}")
            : ConnectionSet.Of(Enum.Parse<NetworkProtocol>(match.Groups[1].Value, ignoreCase: true), PortSet.All)));

    [GeneratedRegex(@"(?<protocol>TCP|UDP|SCTP)(?::\[(?<ports>[^\]]*)\])?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Protocol();

    static HashSet<string> ExposureJson(JsonElement root, string focus)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (root.ValueKind != JsonValueKind.Object)
            return found;
        var results = root.EnumerateObject().First(member => member.Name.StartsWith("exposure", StringComparison.Ordinal)).Value;
        foreach (var (member, direction) in new[] { ("egress_exposure", "Egress"), ("ingress_exposure", "Ingress") })
        {
            if (!results.TryGetProperty(member, out var list) || list.ValueKind != JsonValueKind.Array)
                continue;
            foreach (var line in list.EnumerateArray())
            {
                var (source, destination) = (line.GetProperty("src").GetString()!, line.GetProperty("dst").GetString()!);
                var set = line.TryGetProperty("conn", out var conn) ? conn.GetString()! : focus;
                found.Add(direction == "Egress" ? Line(source, direction, destination, set) : Line(destination, direction, source, set));
            }
        }

        return found;
    }

    static string Line(string workload, string direction, string peer, string set) =>
        $"{workload} {direction} {NetpolLine.Party(Selectors(peer))} {Named(set)}";

    /// <summary>Connections in our writing; names of ports are kept as they are.</summary>
    static string Named(string set) => set.Length > 0 && Protocol().Replace(set, "").Any(char.IsAsciiLetter) && set != "All Connections"
        ? string.Join("; ", set.Split(',').Select((name, position) => position == 0 ? name : $"{set.Split(' ')[0]} {name}").Order(StringComparer.Ordinal))
        : NetpolLine.Normal(set);

    static string Peer(ExposurePeer peer)
    {
        if (peer.IsAnyone)
            return "entire-cluster";
        if (peer.Pattern is not { } pattern)
            return $"{peer}";
        var name = pattern.Namespace.Length > 0 ? pattern.Namespace
            : pattern.Namespaces.IsEverything ? "[all namespaces]" : $"[namespace with {{{pattern.Namespaces.Text}}}]";
        return $"{name}/{(pattern.PodLabels.IsEverything ? "[all pods]" : $"[pod with {{{pattern.PodLabels.Text}}}]")}";
    }

    /// <summary>Selectors in kubectl's writing, sorted.</summary>
    static string Selectors(string peer) => Set().Replace(peer, match =>
    {
        var conditions = Expression().Matches(match.Groups[1].Value).Select(found => Requirement(
            found.Groups[1].Value, found.Groups[2].Value, found.Groups[3].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Concat(Expression().Replace(match.Groups[1].Value, "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
                Requirement(pair.Split('=')[0], "In", [pair.Split('=')[1]])));
        return $"with {{{new LabelSelector(conditions).Text}}}]";
    });

    static LabelRequirement Requirement(string key, string comparison, string[] values) => new(
        key, Enum.Parse<LabelOperator>(comparison), [.. values.Order(StringComparer.Ordinal)]);

    [GeneratedRegex(@"with \{(?<set>.*?)\}\](?=/|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Set();

    [GeneratedRegex(@"\{Key:(?<key>[^,]*),Operator:(?<comparison>[A-Za-z]*),Values:\[(?<values>[^\]]*)\],\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expression();
}
