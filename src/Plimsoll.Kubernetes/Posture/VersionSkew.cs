using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Posture;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Parts of Kubernetes whose releases are too far from each other.</summary>
/// <remarks>
/// https://kubernetes.io/releases/version-skew-policy/. API servers: one minor release from each other. Kubelet and kube-proxy: never newer than any API
/// server, at most three older (two before 1.25). Controller manager and scheduler: never newer, at most one older.
/// </remarks>
public static class VersionSkew
{
    const string Server = "kube-apiserver";

    /// <summary>What breaks the policy.</summary>
    /// <param name="components">The parts, each program and version once.</param>
    /// <param name="serverMinor">The API server's release where no part tells it, e.g. from the version of OpenShift; <c>null</c> where it is not known.</param>
    public static IEnumerable<ObjectFinding> In(ImmutableArray<ComponentVersion> components, int? serverMinor = null)
    {
        var minors = components
            .Select(component => (Component: component, KubernetesVersion.TryParse(component.Version)?.Minor))
            .Where(part => part.Minor is not null)
            .Select(part => (part.Component, Minor: part.Minor!.Value)) // Filtered above.
            .ToList();
        var servers = minors.Where(part => part.Component.Name == Server).ToList();
        var kubelets = minors.Where(part => part.Component.Name == "kubelet").ToList();
        if (servers.Count == 0 && serverMinor is null)
        {
            // No kubelet is newer than an API server: the newest one is the least that the API servers can be.
            return kubelets.Count == 0 ? [] : AgainstNewestKubelet(kubelets, kubelets.Max(part => part.Minor));
        }

        var (oldest, newest) = servers.Count == 0
            ? (serverMinor!.Value, serverMinor.Value) // One of both is known.
            : (servers.Min(part => part.Minor), servers.Max(part => part.Minor));
        return minors.SelectMany(part => Of(part.Component, part.Minor, oldest, newest));
    }

    /// <summary>Minor releases that a program may be older than the API server.</summary>
    /// <param name="program">The program.</param>
    /// <param name="minor">The program's release.</param>
    public static int MostBehind(string program, int minor) => program switch
    {
        "kubelet" or "kube-proxy" => minor < 25 ? 2 : 3,
        _ => 1,
    };

    static IEnumerable<ObjectFinding> Of(ComponentVersion component, int minor, int oldest, int newest)
    {
        if (component.Name == Server)
        {
            if (newest - minor > 1)
                yield return Finding(component, $"is {newest - minor} minor releases older than an API server of 1.{newest}: they may be one from each other");
        }
        else if (minor > oldest)
        {
            yield return Finding(component, $"is newer than an API server of 1.{oldest}: no part may be");
        }
        else if (newest - minor is var behind && behind > MostBehind(component.Name, minor))
        {
            yield return Finding(component, $"is {behind} minor releases older than an API server of 1.{newest}: {MostBehind(component.Name, minor)} are supported");
        }
    }

    static IEnumerable<ObjectFinding> AgainstNewestKubelet(List<(ComponentVersion Component, int Minor)> kubelets, int newest) =>
        from part in kubelets
        where newest - part.Minor > MostBehind("kubelet", part.Minor)
        select Finding(part.Component, $"is {newest - part.Minor} minor releases older than a kubelet of 1.{newest}, and the API server is at least that: {MostBehind("kubelet", part.Minor)} are supported");

    static ObjectFinding Finding(ComponentVersion component, string what) => new(
        "PLM-POS-0002", "Releases too far from each other", Severity.Medium,
        string.Create(CultureInfo.InvariantCulture, $"{component.Name} {component.Version} {what}"),
        "Upgrade API servers first, then controller manager and scheduler, then kubelets and kube-proxy, one minor release at a time",
        component.Object, "", component.Location);
}
