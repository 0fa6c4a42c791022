using System.Globalization;
using System.Text.Json;
using Plimsoll.Kubernetes.Network;

namespace Plimsoll.Conformance;

/// <summary>One line of netpol-analyzer's output, without its layout: who, whom, on what. Address ranges next to each other are joined.</summary>
sealed record NetpolLine(string Source, string Destination, string Connections)
{
    /// <summary>The lines of the file up to the exposure section, in any of the formats.</summary>
    public static ISet<NetpolLine> Connectivity(string text, string format, string focus)
    {
        // The workloads of a primary network are marked so; which network a line is of, the sets of pods tell.
        var body = text.Split("Workload-to-Networks Mapping:")[0].Replace("[udn]/", "/", StringComparison.Ordinal);
        var lines = format switch
        {
            "json" => Json(body, focus),
            "csv" => Rows(body).TakeWhile(row => row[0] != "Exposure Analysis Result:")
                .Where(row => row is [not ("src" or ""), not "", ..]).Select(row => new NetpolLine(row[0], row[1], focus.Length == 0 ? row[2] : focus)),
            _ => body.Split("Exposure Analysis Result:")[0].Split('\n')
                .Select(line => line.Split([" => ", " : "], StringSplitOptions.TrimEntries))
                .Where(parts => parts.Length >= 2 && !parts[0].StartsWith("Permitted", StringComparison.Ordinal))
                .Select(parts => new NetpolLine(parts[0], parts[1], parts.Length > 2 ? parts[2] : focus)),
        };
        return Joined(lines.Select(line => line with { Connections = Normal(line.Connections) }));
    }

    /// <summary>Our edges in the same form; with a focus only the edges that allow it.</summary>
    public static ISet<NetpolLine> Of(IEnumerable<NetworkEdge> edges, string focus) => Joined(
        from edge in edges
        where focus.Length == 0 || edge.Connections.Covers(Parse(focus))
        select new NetpolLine(edge.Source.ToString(), edge.Destination.ToString(), focus.Length == 0 ? edge.Connections.ToString() : Normal(focus)));

    /// <summary><c>TCP 80-81,90,UDP 53</c> as a set.</summary>
    public static ConnectionSet Parse(string text)
    {
        if (text == "All Connections")
            return ConnectionSet.All;
        var set = ConnectionSet.None;
        var protocol = NetworkProtocol.Tcp;
        foreach (var part in text.Split([',', ' ', '[', ']', ':'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Enum.TryParse<NetworkProtocol>(part, ignoreCase: true, out var named) && !char.IsAsciiDigit(part[0]))
            {
                protocol = named;
                continue;
            }

            var ends = part.Split('-');
            if (ends.All(end => int.TryParse(end, CultureInfo.InvariantCulture, out _)))
            {
                set = set.Union(ConnectionSet.Of(
                    protocol, PortSet.Of(int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture))));
            }
        }

        return set;
    }

    /// <summary>Our writing of a set of connections.</summary>
    public static string Normal(string text) => text == "No Connections" ? "none" : Parse(text).ToString();

    /// <summary>Rows of comma-separated values.</summary>
    public static IEnumerable<string[]> Rows(string text) => text.Split('\n').Where(line => line.Length > 0).Select(Row);

    static IEnumerable<NetpolLine> Json(string text, string focus)
    {
        var root = JsonElement.Parse(text);
        var list = root.ValueKind == JsonValueKind.Object ? root.GetProperty("connlist_results") : root;
        return list.ValueKind != JsonValueKind.Array ? [] : list.EnumerateArray().Select(line => new NetpolLine(
            line.GetProperty("src").GetString()!, line.GetProperty("dst").GetString()!, line.TryGetProperty("conn", out var set) ? set.GetString()! : focus));
    }

    static string[] Row(string line)
    {
        var (cells, isQuoted) = (new List<string> { "" }, false);
        foreach (var c in line.TrimEnd('\r'))
        {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (c == ',' && !isQuoted)
                cells.Add("");
            else
                cells[^1] += c;
        }

        return [.. cells];
    }

    static HashSet<NetpolLine> Joined(IEnumerable<NetpolLine> lines)
    {
        var joined = new HashSet<NetpolLine>();
        foreach (var group in lines.Distinct().GroupBy(line => (Range(line.Source) is null ? line.Source : "", Range(line.Destination) is null ? line.Destination : "", line.Connections)))
        {
            if (group.Key.Item1.Length > 0 && group.Key.Item2.Length > 0)
            {
                joined.Add(group.First());
                continue;
            }

            AddressRange? open = null;
            foreach (var range in group.Select(line => (Range(line.Source) ?? Range(line.Destination))!.Value).OrderBy(range => range.First).Append(default))
            {
                if (open is { } last && range != default && last.Last + 1 == range.First)
                {
                    open = last with { Last = range.Last };
                    continue;
                }

                if (open is { } done)
                    joined.Add(new NetpolLine(group.Key.Item1.Length > 0 ? group.Key.Item1 : $"{NetworkParty.Outside(done)}", group.Key.Item2.Length > 0 ? group.Key.Item2 : $"{NetworkParty.Outside(done)}", group.Key.Connections));
                open = range;
            }
        }

        return joined;
    }

    /// <summary>A party in our writing: one address stands alone.</summary>
    public static string Party(string name) => Range(name) is { } range ? $"{NetworkParty.Outside(range)}" : name;

    /// <summary>The addresses that a party stands for.</summary>
    public static AddressRange? Range(string party)
    {
        if (!party.EndsWith("[External]", StringComparison.Ordinal))
            return null;
        var ends = party[..^"[External]".Length].Split('-');
        return AddressRange.TryParseAddress(ends[0], out var first) && AddressRange.TryParseAddress(ends[^1], out var last)
            ? first with { Last = last.Last }
            : null;
    }
}
