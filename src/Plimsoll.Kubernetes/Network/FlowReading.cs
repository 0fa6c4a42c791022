using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>
/// Reads recorded flows: a JSON object a line with <c>source</c> and <c>destination</c> (<c>NAMESPACE/NAME</c> of a workload or pod, or an IP
/// address), <c>protocol</c> and <c>port</c>.
/// </summary>
public static class FlowReading
{
    /// <summary>Characters of one line.</summary>
    const int MaxLineLength = 16 * 1024;

    /// <summary>Lines of a file.</summary>
    const int MaxLines = 5_000_000;

    /// <summary>Lines that are told; the rest is counted.</summary>
    const int MaxUnread = 100;

    /// <summary>The connections of the flows, each once, and the lines that could not be used.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="file">Its name, for places.</param>
    /// <param name="state">The workloads.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<(ImmutableArray<RequiredConnection> Required, ImmutableArray<Unread> Unread)> ReadAsync(
        Stream stream, string file, NetworkState state, CancellationToken cancellation)
    {
        var pods = new Dictionary<string, NetworkPod>(StringComparer.Ordinal);
        foreach (var pod in state.Pods)
        {
            pods.TryAdd($"{pod.Namespace}/{pod.Name}", pod);
            pods.TryAdd($"{pod.Namespace}/{pod.Owner}", pod);
        }

        var required = new Dictionary<(string, string, ConnectionSet), RequiredConnection>();
        var unread = ImmutableArray.CreateBuilder<Unread>();
        var (line, bad) = (0, 0);
        using var reader = new StreamReader(stream, leaveOpen: true);
        while (await reader.ReadLineAsync(cancellation) is { } text)
        {
            line++;
            if (text.Length == 0)
                continue;
            var problem = line > MaxLines ? $"more than {MaxLines} lines"
                : text.Length > MaxLineLength ? $"longer than {MaxLineLength} characters" : Add(text, pods, required);
            if (problem is not null && ++bad <= MaxUnread)
                unread.Add(new Unread(file, UnreadReason.Malformed, problem, new SourceLocation(file, line, 0)));
            if (line > MaxLines)
                break;
        }

        if (bad > MaxUnread)
            unread.Add(new Unread(file, UnreadReason.LimitExceeded, $"{bad - MaxUnread} more lines could not be used", new SourceLocation(file, 0, 0)));
        return ([.. required.Values], unread.ToImmutable());
    }

    static string? Add(
        string text, Dictionary<string, NetworkPod> pods, Dictionary<(string, string, ConnectionSet), RequiredConnection> required)
    {
        JsonElement flow;
        try
        {
            flow = JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return "not a JSON object on one line";
        }

        if (flow.ValueKind != JsonValueKind.Object)
            return "not a JSON object";
        var (source, destination) = (Text(flow, "source"), Text(flow, "destination"));
        if (PortReading.Named((Text(flow, "protocol") ?? "TCP").ToUpperInvariant()) is not { } protocol)
            return "protocol must be TCP, UDP or SCTP";
        if (!flow.TryGetProperty("port", out var number) || number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var port) || port is < 1 or > PortRange.MaxPort)
            return $"port must be a number from 1 to {PortRange.MaxPort}";
        if (!TryFind(source, pods, out var from, out var fromAddress) || !TryFind(destination, pods, out var to, out var toAddress))
            return $"'{source}' or '{destination}' is neither a workload of the manifests nor an address";
        if (from is null && to is null)
            return "neither side is a workload of the manifests";
        var set = ConnectionSet.Of(protocol, PortSet.Of(port, port));
        required.TryAdd((source!, destination!, set), new RequiredConnection(from, to, set, "flow") { Address = fromAddress ?? toAddress }); // Both were found.
        return null;
    }

    static bool TryFind(string? name, Dictionary<string, NetworkPod> pods, out NetworkPod? pod, out AddressRange? address)
    {
        (pod, address) = (null, null);
        if (name is null)
            return false;
        if (pods.TryGetValue(name, out pod))
            return true;
        if (!AddressRange.TryParseAddress(name, out var found))
            return false;
        address = found;
        return true;
    }

    static string? Text(JsonElement flow, string member) =>
        flow.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
