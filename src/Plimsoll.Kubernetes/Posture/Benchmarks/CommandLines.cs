using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Posture.Nodes;
using Plimsoll.Kubernetes.Workloads;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>Finds the command line of a program: in what was recorded of a node, in static Pods, in units of systemd.</summary>
static class CommandLines
{
    const string KubeadmFlags = "/var/lib/kubelet/kubeadm-flags.env";

    static readonly string[] Units =
    [
        "/etc/systemd/system/kubelet.service.d/10-kubeadm.conf", "/usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf",
        "/etc/systemd/system/kubelet.service", "/usr/lib/systemd/system/kubelet.service", "/lib/systemd/system/kubelet.service",
    ];

    /// <summary>Of a node; <c>null</c> where it is not known.</summary>
    /// <param name="programs">Names of the program, e.g. <c>hyperkube kubelet</c>.</param>
    /// <param name="node">The node.</param>
    public static BenchmarkAnswer? Find(ImmutableArray<string> programs, NodeSnapshot node)
    {
        var process = node.Processes?.FirstOrDefault(line => programs.Any(program => Runs(line, program)));
        if (process is not null)
            return new BenchmarkAnswer(process, node.Place("/processes.txt"), node.Reference);
        return Find(programs, node.Objects) ?? (programs.Contains("kubelet", StringComparer.Ordinal) ? Unit(node) : null);
    }

    /// <summary>Of the Pods among objects; <c>null</c> where it is not known.</summary>
    public static BenchmarkAnswer? Find(ImmutableArray<string> programs, ImmutableArray<KubernetesObject> objects)
    {
        foreach (var found in objects.Where(found => found.Reference is { ApiVersion: "v1", Kind: "Pod" }))
        {
            foreach (var container in PodTemplates.In(found).SelectMany(template => template.Spec["containers"].AsMappings))
            {
                string[] words = [.. new[] { container["command"], container["args"] }.OfType<SequenceNode>().SelectMany(list => list.Items).Select(word => (word as ScalarNode)?.Text ?? "")];
                if (words is [var first, ..] && programs.Contains(Last(first), StringComparer.Ordinal))
                    return new BenchmarkAnswer(string.Join(' ', words), found.Location, found.Reference);
            }
        }

        return null;
    }

    /// <summary>The value of a flag in a command line; <c>null</c> where it is not set.</summary>
    public static string? Value(string line, string flag)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var position = 0; position < words.Length; position++)
        {
            if (words[position].StartsWith(flag + "=", StringComparison.Ordinal))
                return words[position][(flag.Length + 1)..];
            if (words[position] == flag && position + 1 < words.Length)
                return words[position + 1];
        }

        return null;
    }

    /// <summary>Whether a line of a process list is a program's: <c>ps -ef</c> writes seven columns before the command.</summary>
    static bool Runs(string line, string program)
    {
        var wanted = program.Split(' ');
        string[] words = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => !word.StartsWith('-')).Select(Last)];
        return Array.IndexOf(words, wanted[0]) is var start and >= 0 && !words.Contains("grep") && words.AsSpan(start).StartsWith(wanted);
    }

    /// <summary>The kubelet's flags as kubeadm hands them to systemd.</summary>
    static BenchmarkAnswer? Unit(NodeSnapshot node)
    {
        if (Array.Find(Units, node.Files.ContainsKey) is not { } unit)
            return null;
        var flags = new[] { unit, KubeadmFlags }
            .SelectMany(path => node.Files.GetValueOrDefault(path, "").Split('\n'))
            .Where(line => !line.TrimStart().StartsWith('#'))
            .SelectMany(line => line.Split([' ', '"', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word.IndexOf("=--", StringComparison.Ordinal) is var start and > 0 ? word[(start + 1)..] : word)
            .Where(word => word.StartsWith("--", StringComparison.Ordinal));
        return new BenchmarkAnswer("kubelet " + string.Join(' ', flags), node.Place(unit), node.Reference);
    }

    static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];
}
