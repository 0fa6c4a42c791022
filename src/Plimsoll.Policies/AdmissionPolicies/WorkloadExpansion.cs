using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The Pods that an object would make, as requests of the controller that would make them.</summary>
/// <remarks>
/// k8s.io/kubernetes/pkg/controller: a Pod has the template's metadata and spec, a generated name, and its owner. Its nodes are
/// the owner's, so that findings point at the owner's lines.
/// </remarks>
public static class WorkloadExpansion
{
    /// <summary>The requests; none for a Pod, and for objects that run none.</summary>
    /// <param name="owner">The request that makes or changes the owner.</param>
    public static ImmutableArray<AdmissionRequest> PodsOf(AdmissionRequest owner)
    {
        if (owner is not { Subresource: "", Object: { } workload, Operation: AdmissionOperation.Create or AdmissionOperation.Update }
            || ControllerOf(owner.Kind) is not { } controller)
        {
            return [];
        }

        return [.. PodTemplates.In(workload).Select(template => Request(owner, workload, template, controller))];
    }

    /// <summary>Who makes the Pods of a kind; <c>null</c> where nobody does.</summary>
    static Controller? ControllerOf(GroupVersionKind kind) => (kind.Group, kind.Kind) switch
    {
        ("apps" or "extensions", "Deployment") => new("replicaset-controller", "apps/v1", "ReplicaSet", 1),
        ("apps" or "extensions", "ReplicaSet") => new("replicaset-controller", "apps/v1", "ReplicaSet", 0),
        ("apps" or "extensions", "DaemonSet") => new("daemon-set-controller", "apps/v1", "DaemonSet", 0),
        ("apps", "StatefulSet") => new("statefulset-controller", "apps/v1", "StatefulSet", 0),
        ("batch", "Job") => new("job-controller", "batch/v1", "Job", 0),
        ("batch", "CronJob") => new("job-controller", "batch/v1", "Job", 1),
        ("", "ReplicationController") => new("replication-controller", "v1", "ReplicationController", 0),
        _ => null,
    };

    static AdmissionRequest Request(
        AdmissionRequest owner, KubernetesObject workload, PodTemplate template, Controller controller)
    {
        // Deployments and CronJobs make an object in between, whose name has a suffix of its own.
        var parent = controller.Steps == 0 ? owner.Name : $"{owner.Name}-{AdmissionRequests.GeneratedSuffix}";
        var isNumbered = controller.OwnerKind == "StatefulSet";
        var name = isNumbered ? $"{parent}-0" : $"{parent}-{AdmissionRequests.GeneratedSuffix}";
        var place = template.Metadata?.Location ?? template.Spec.Location;
        var metadata = (template.Metadata ?? NodeMaking.Mapping([], place))
            .Without("name")
            .With("name", NodeMaking.Text(name, place))
            .With("namespace", NodeMaking.Text(owner.Namespace, place))
            .With("ownerReferences", NodeMaking.Sequence([OwnerReference(controller, parent, place)], place));
        if (!isNumbered)
            metadata = metadata.With("generateName", NodeMaking.Text($"{parent}-", place));
        var root = NodeEdits.Texts(workload.Location, ("apiVersion", "v1"), ("kind", "Pod"))
            .With("metadata", metadata)
            .With("spec", template.Spec);
        return new AdmissionRequest
        {
            Operation = AdmissionOperation.Create,
            Object = new KubernetesObject(new ObjectReference("v1", "Pod", owner.Namespace, name), root),
            Kind = new GroupVersionKind("", "v1", "Pod"),
            Resource = new GroupVersionResource("", "v1", "pods"),
            Name = name,
            Namespace = owner.Namespace,
            User = controller.User,
            IsDryRun = owner.IsDryRun,
        };
    }

    static MappingNode OwnerReference(Controller controller, string name, SourceLocation place) =>
        NodeEdits.Texts(
            place, ("apiVersion", controller.OwnerApiVersion), ("kind", controller.OwnerKind), ("name", name), ("uid", ""))
        .With("controller", NodeMaking.Boolean(true, place))
        .With("blockOwnerDeletion", NodeMaking.Boolean(true, place));

    /// <summary>Who makes Pods.</summary>
    /// <param name="Name">The controller's service account.</param>
    /// <param name="OwnerApiVersion">Of the Pod's owner.</param>
    /// <param name="OwnerKind">Of the Pod's owner.</param>
    /// <param name="Steps">How many objects stand between the workload and the Pod.</param>
    sealed record Controller(string Name, string OwnerApiVersion, string OwnerKind, int Steps)
    {
        public UserInfo User => new(
            $"system:serviceaccount:kube-system:{Name}",
            "",
            ["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"],
            UserInfo.Default.Extra);
    }
}
