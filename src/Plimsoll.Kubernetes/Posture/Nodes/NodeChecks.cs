using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture.Nodes;

/// <summary>What recorded command lines and permissions of nodes say by themselves, without a benchmark.</summary>
/// <remarks>https://kubernetes.io/docs/setup/best-practices/certificates/#configure-certificates-for-user-accounts for the files that hold credentials.</remarks>
public static class NodeChecks
{
    /// <summary>Files that hold keys or credentials: for their owner alone.</summary>
    static readonly string[] Secret =
    [
        "/etc/kubernetes/admin.conf", "/etc/kubernetes/super-admin.conf", "/etc/kubernetes/controller-manager.conf", "/etc/kubernetes/scheduler.conf",
        "/etc/kubernetes/kubelet.conf", "/var/lib/kubelet/kubeconfig", "/etc/rancher/k3s/k3s.yaml", "/etc/rancher/rke2/rke2.yaml",
        "/var/lib/rancher/k3s/server/token", "/var/lib/rancher/rke2/server/token",
    ];

    /// <summary>What is found.</summary>
    /// <param name="nodes">The nodes.</param>
    public static IEnumerable<ObjectFinding> In(ImmutableArray<NodeSnapshot> nodes) => nodes.SelectMany(node => Flags(node).Concat(Modes(node)));

    static IEnumerable<ObjectFinding> Flags(NodeSnapshot node)
    {
        var line = 0;
        foreach (var process in node.Processes ?? [])
        {
            line++;
            var words = process.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var (flag, position) in FlagChecks.Dangerous(words))
            {
                yield return new ObjectFinding(
                    flag.Program == "kube-apiserver" ? "PLM-POS-0060" : "PLM-POS-0061", "A dangerous flag of a running program", flag.Severity,
                    $"{flag.Program} runs with {words[position]}: {flag.Problem}", $"Where {flag.Program} is started: {flag.Fix}", node.Reference, "",
                    node.Place("/processes.txt") with { Line = line });
            }
        }
    }

    static IEnumerable<ObjectFinding> Modes(NodeSnapshot node) =>
        from mode in node.Modes.Values
        where Secret.Contains(mode.Path, StringComparer.Ordinal) || (mode.Path.StartsWith("/etc/kubernetes/pki/", StringComparison.Ordinal) && mode.Path.EndsWith(".key", StringComparison.Ordinal))
        where mode.Permissions[^1] is not '0'
        select new ObjectFinding(
            "PLM-POS-0063", "Credentials that every user of a node reads or writes", Severity.High,
            $"{mode.Path} has permissions {mode.Permissions}: it holds credentials", $"chmod 600 {mode.Path}", node.Reference, "", mode.Location);
}
