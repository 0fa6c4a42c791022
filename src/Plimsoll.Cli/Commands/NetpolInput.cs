using System.Collections.Immutable;
using Plimsoll.Kubernetes.Network;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Network;

namespace Plimsoll.Cli.Commands;

/// <summary>Manifests as the <c>netpol</c> commands read them.</summary>
/// <param name="State">What decides about connections.</param>
/// <param name="Objects">All objects.</param>
/// <param name="Unread">What could not be read, and policies that the API server would refuse.</param>
sealed record NetpolInput(NetworkState State, ImmutableArray<KubernetesObject> Objects, ImmutableArray<Unread> Unread)
{
    /// <summary>What follows for the process: what is left out makes an answer incomplete.</summary>
    public int ExitCode => Unread.IsEmpty ? Cli.ExitCode.Pass : Cli.ExitCode.Incomplete;

    /// <summary>The networks of pods.</summary>
    public ImmutableArray<NetworkView> Views { get; } = NetworkView.Of(State);

    /// <summary>The name of a network; empty where there is but one.</summary>
    public string NameOf(NetworkView view) => Views.Length == 1 ? "" : view.Network.Name;

    /// <summary>The same where there are more connections than are told.</summary>
    /// <param name="consequence">What follows for the answer.</param>
    public NetpolInput Beyond(string consequence) => this with
    {
        Unread = Unread.Add(new Unread("connections", UnreadReason.LimitExceeded, $"more than {NetworkLimits.MaxConnections} connections are allowed: {consequence}")),
    };

    /// <summary>Reads everything below some paths.</summary>
    /// <exception cref="UsageException">A path is not there, or there is no manifest below it.</exception>
    public static async Task<NetpolInput> ReadAsync(IReadOnlyList<string> paths, Surroundings surroundings, CancellationToken cancellation) =>
        Of(await ManifestInput.ReadAsync(paths, surroundings, cancellation));

    /// <summary>What objects say of connections.</summary>
    public static NetpolInput Of(ManifestInput manifests)
    {
        var state = NetworkReading.Read(manifests.Objects);
        var refused = state.Issues.Where(issue => issue.Kind == NetworkIssueKind.Invalid)
            .Select(issue => new Unread(issue.Object.ToString(), UnreadReason.Malformed, $"{issue.Object}: {issue.Message}", issue.Location));
        return new NetpolInput(state, manifests.Objects, manifests.Unread.AddRange(refused));
    }

    /// <summary>The issues of the manifests, and advice, as notes.</summary>
    public ImmutableArray<NetworkNote> Notes(NetworkMap map) =>
    [
        .. State.Issues.Where(issue => issue.Kind != NetworkIssueKind.Invalid)
            .Concat(NetworkAdvice.Of(map))
            .Select(issue => new NetworkNote(issue.Kind.ToString(), issue.Object.ToString(), issue.Message, issue.Location)),
    ];
}
