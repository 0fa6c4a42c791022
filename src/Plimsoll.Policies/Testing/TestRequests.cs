using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

/// <summary>Makes the request of a test.</summary>
static class TestRequests
{
    /// <summary>The request.</summary>
    /// <param name="test">The test.</param>
    /// <param name="object">Its object; <c>null</c> where it names none.</param>
    /// <param name="oldObject">Its object before; <c>null</c> where it names none.</param>
    /// <param name="resources">Which resource serves a kind.</param>
    public static AdmissionRequest Make(PolicyTest test, KubernetesObject? @object, KubernetesObject? oldObject, ResourceTable resources)
    {
        var written = @object is null ? null : Place(@object, test, resources);
        var after = written is null ? null : MergePatch.Apply(written, test.Patch);
        var before = oldObject is null ? null : MergePatch.Apply(Place(oldObject, test, resources), test.OldPatch);
        var operation = test.Operation ?? OperationOf(test, after, before);
        var request = operation switch
        {
            AdmissionOperation.Update => AdmissionRequests.Update(after!, before ?? MergePatch.Apply(written!, test.OldPatch), resources),
            AdmissionOperation.Delete => AdmissionRequests.Delete(before ?? after!, resources),
            _ => AdmissionRequests.Create(after!, resources) with { Operation = operation },
        }; // PolicyTestReading has seen to it that there is the object that the operation needs.
        return request with
        {
            User = test.User ?? UserInfo.Default,
            IsDryRun = test.IsDryRun,
            Subresource = test.Subresource,
        };
    }

    /// <summary>The namespace of a request, for which a test may give labels.</summary>
    public static string NamespaceOf(PolicyTest test, AdmissionRequest request) =>
        test.Namespace is { Name.Length: > 0 } named ? named.Name : request.Namespace;

    static AdmissionOperation OperationOf(PolicyTest test, KubernetesObject? after, KubernetesObject? before) =>
        after is null ? AdmissionOperation.Delete
        : before is not null || test.OldPatch is not null ? AdmissionOperation.Update
        : AdmissionOperation.Create;

    /// <summary>The object in the namespace that the test says.</summary>
    static KubernetesObject Place(KubernetesObject @object, PolicyTest test, ResourceTable resources)
    {
        if (test.Namespace is not { Name.Length: > 0 } @namespace)
            return @object;
        var kind = GroupVersionKind.Of(@object.Reference.ApiVersion, @object.Reference.Kind);
        if (!resources.Find(kind).IsNamespaced)
            return @object;
        var metadata = @object.Root.Below("metadata");
        var name = NodeMaking.Text(@namespace.Name, metadata.Location);
        return KubernetesObject.From(@object.Root.With("metadata", metadata.With("namespace", name))) ?? @object;
    }
}
