using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

/// <summary>Makes the namespaces of which a test only says the labels.</summary>
static class TestNamespaces
{
    /// <summary>A namespace.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="labels">Its labels; <c>null</c> for none.</param>
    /// <param name="place">Where it is written.</param>
    public static KubernetesObject Make(string name, MappingNode? labels, SourceLocation place)
    {
        var metadata = NodeEdits.Texts(place, ("name", name));
        if (labels is not null)
            metadata = metadata.With("labels", labels);
        var root = NodeEdits.Texts(place, ("apiVersion", "v1"), ("kind", "Namespace")).With("metadata", metadata);
        return new KubernetesObject(new ObjectReference("v1", "Namespace", "", name), root);
    }
}
