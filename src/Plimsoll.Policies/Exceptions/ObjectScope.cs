using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Exceptions;

/// <summary>The Kubernetes objects that an exception is about; a part that is left empty is any. <c>*</c> stands for any text.</summary>
/// <param name="Kind">e.g. <c>Deployment</c>.</param>
/// <param name="Namespace">An object without one counts as one of <c>default</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Selector">Labels of the object itself; <c>null</c> for any.</param>
public sealed record ObjectScope(string Kind, string Namespace, string Name, LabelSelector? Selector)
{
    const string DefaultNamespace = "default";

    /// <summary>Whether an object is meant.</summary>
    /// <param name="object">The object.</param>
    public bool Matches(KubernetesObject @object)
    {
        var reference = @object.Reference;
        return Fits(Kind, reference.Kind)
            && Fits(Namespace, reference.Namespace.Length == 0 ? DefaultNamespace : reference.Namespace)
            && Fits(Name, reference.Name)
            && (Selector is null || Selector.Matches(@object.Root["metadata"]?["labels"]));
    }

    static bool Fits(string pattern, string text) => pattern.Length == 0 || Wildcard.Matches(pattern, text);
}
