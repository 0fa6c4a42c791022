using System.Collections.Frozen;
using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>What the variables of a benchmark stand for: programs, and files by their usual places.</summary>
/// <remarks>
/// kube-bench's <c>config.yaml</c>, https://github.com/aquasecurity/kube-bench/blob/main/docs/README.md; a benchmark's own file comes before the common one.
/// Without either the places of kubeadm are taken, https://kubernetes.io/docs/reference/setup-tools/kubeadm/implementation-details/.
/// </remarks>
public sealed class BenchmarkSettings
{
    static readonly FrozenDictionary<string, string[]> Usual = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["apiserver.bins"] = ["kube-apiserver"],
        ["scheduler.bins"] = ["kube-scheduler"],
        ["controllermanager.bins"] = ["kube-controller-manager"],
        ["etcd.bins"] = ["etcd"],
        ["kubelet.bins"] = ["kubelet"],
        ["proxy.bins"] = ["kube-proxy"],
        ["apiserver.confs"] = ["/etc/kubernetes/manifests/kube-apiserver.yaml"],
        ["scheduler.confs"] = ["/etc/kubernetes/manifests/kube-scheduler.yaml"],
        ["scheduler.kubeconfig"] = ["/etc/kubernetes/scheduler.conf"],
        ["controllermanager.confs"] = ["/etc/kubernetes/manifests/kube-controller-manager.yaml"],
        ["controllermanager.kubeconfig"] = ["/etc/kubernetes/controller-manager.conf"],
        ["etcd.confs"] = ["/etc/kubernetes/manifests/etcd.yaml"],
        ["etcd.datadirs"] = ["/var/lib/etcd"],
        ["kubelet.confs"] = ["/var/lib/kubelet/config.yaml"],
        ["kubelet.kubeconfig"] = ["/etc/kubernetes/kubelet.conf"],
        ["kubelet.cafile"] = ["/etc/kubernetes/pki/ca.crt"],
        ["kubelet.svc"] = ["/usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf", "/etc/systemd/system/kubelet.service.d/10-kubeadm.conf"],
        ["proxy.kubeconfig"] = ["/var/lib/kube-proxy/kubeconfig.conf"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, (string List, string Default)> Endings = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["bin"] = ("bins", ""),
        ["conf"] = ("confs", "defaultconf"),
        ["kubeconfig"] = ("kubeconfig", "defaultkubeconfig"),
        ["svc"] = ("svc", "defaultsvc"),
        ["cafile"] = ("cafile", "defaultcafile"),
        ["datadir"] = ("datadirs", "defaultdatadir"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly string[] Components = ["apiserver", "scheduler", "controllermanager", "etcd", "kubelet", "proxy", "kubernetes", "flanneld"];

    readonly ImmutableArray<ObjectNode> _roots;

    BenchmarkSettings(ImmutableArray<ObjectNode> roots) => _roots = roots;

    /// <summary>The places of kubeadm.</summary>
    public static BenchmarkSettings Default { get; } = new([]);

    /// <summary>Settings from files.</summary>
    /// <param name="own">The benchmark's own; <c>null</c> where there are none.</param>
    /// <param name="common">Those of all benchmarks; <c>null</c> where there are none.</param>
    public static BenchmarkSettings Of(ObjectNode? own, ObjectNode? common) => new([.. new[] { own, common }.OfType<ObjectNode>()]);

    /// <summary>What a variable may stand for, the likeliest first; nothing where it is no variable of a benchmark.</summary>
    /// <param name="target">What the checks are about: <c>master</c>, <c>node</c>, <c>etcd</c> and so on.</param>
    /// <param name="variable">Its name, without the dollar sign, e.g. <c>apiserverconf</c>.</param>
    public ImmutableArray<string> Find(string target, string variable)
    {
        if (Components.FirstOrDefault(name => variable.StartsWith(name, StringComparison.Ordinal)) is not { } component
            || !Endings.TryGetValue(variable[component.Length..], out var ending))
        {
            return [];
        }

        string[] sections = [target, Section(component), "master"];
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var root in _roots)
        {
            foreach (var section in sections.Distinct(StringComparer.Ordinal))
                found.AddRange(Written(root[section]?[component], ending.List).Concat(Written(root[section]?[component], ending.Default)));
        }

        found.AddRange(Usual.GetValueOrDefault($"{component}.{ending.List}", []));
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The section that tells most of a program.</summary>
    static string Section(string component) => component switch
    {
        "kubelet" or "proxy" => "node",
        "etcd" => "etcd",
        _ => "master",
    };

    static IEnumerable<string> Written(ObjectNode? component, string key) => (key.Length == 0 ? null : component?[key]) switch
    {
        ScalarNode { Kind: not ScalarKind.Null } one => [one.Text],
        SequenceNode many => many.Items.OfType<ScalarNode>().Select(item => item.Text),
        _ => [],
    };
}
