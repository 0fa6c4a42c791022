using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Live;

/// <summary>Leaves out what a controller made that is read itself: a Pod of a Deployment is told of at the Deployment.</summary>
static class OwnedObjects
{
    /// <summary>The objects without those that have a controller among them. A node that runs a static Pod is no controller of it.</summary>
    public static IEnumerable<KubernetesObject> LeftOut(IReadOnlyCollection<KubernetesObject> objects)
    {
        var workloads = objects.Where(found => found.Reference.Kind != "Node")
            .Select(found => found.Root["metadata"]?["uid"].AsText).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return objects.Where(found => Controller(found) is not { } owner || !workloads.Contains(owner));
    }

    /// <summary>The uid of the controller; <c>null</c> where there is none.</summary>
    static string? Controller(KubernetesObject found) => found.Root["metadata"]?["ownerReferences"].AsMappings
        .FirstOrDefault(owner => owner["controller"].AsBoolean == true)?["uid"].AsText;
}
