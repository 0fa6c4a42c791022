using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Posture;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Live;

/// <summary>What was read from an API server.</summary>
/// <param name="Name">What people call the cluster.</param>
/// <param name="Version">The version that the server says it has, e.g. <c>v1.33.1</c>; empty where it does not say.</param>
/// <param name="Objects">The objects, by resource; those of a controller that is among them are left out.</param>
/// <param name="Unread">What could not be read, and which right is missing.</param>
public sealed record LiveCluster(string Name, string Version, ImmutableArray<KubernetesObject> Objects, ImmutableArray<Unread> Unread)
{
    /// <summary>The namespaces that were read; empty for all.</summary>
    public ImmutableArray<string> Namespaces { get; init; } = [];

    /// <summary>The findings that hold: nothing is said to be missing that could not be read.</summary>
    /// <param name="findings">What was found.</param>
    public ImmutableArray<ObjectFinding> Certain(ImmutableArray<ObjectFinding> findings) =>
        JudgedAbsence.LeftOut(findings, Unread, !Namespaces.IsEmpty);

    /// <summary>The parts of Kubernetes with the API server among them, which tells its version itself; where its Pod was found already, that counts.</summary>
    /// <param name="components">The parts that objects name.</param>
    public ImmutableArray<ComponentVersion> WithServer(ImmutableArray<ComponentVersion> components)
    {
        const string Program = "kube-apiserver";
        return Version.Length == 0 || components.Any(component => component.Name == Program && component.Version == Version)
            ? components
            : components.Add(new ComponentVersion(
                Program, Version, new ObjectReference("v1", "APIServer", "", Name), new SourceLocation("cluster:/version", 0, 0)));
    }
}
