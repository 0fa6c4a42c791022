using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Finds the parameter objects of a binding.</summary>
/// <param name="Params">The objects, each to be evaluated; one that is <c>null</c> where there are no parameters.</param>
/// <param name="Problem">Why they cannot be found; empty where they can.</param>
readonly record struct ParamLookup(ImmutableArray<KubernetesObject?> Params, string Problem)
{
    static readonly ImmutableArray<KubernetesObject?> NoParams = [null];

    public static ParamLookup Find(ParamKind? kind, ParamRef? reference, AdmissionRequest request, ClusterObjects cluster)
    {
        if (kind is null || reference is null)
            return new ParamLookup(NoParams, "");
        var isNamespaced = IsNamespaced(kind, reference, cluster);
        if (!isNamespaced && reference.Namespace.Length > 0)
            return Failed("paramRef.namespace must not be provided for a cluster-scoped `paramKind`");
        var @namespace = reference.Namespace.Length > 0 ? reference.Namespace : request.Namespace;
        if (isNamespaced && @namespace.Length == 0)
            return Failed("cannot use namespaced paramRef in policy binding that matches cluster-scoped resources");

        var found = ImmutableArray.CreateBuilder<KubernetesObject?>();
        foreach (var candidate in cluster.OfKind(kind.ApiVersion, kind.Kind))
        {
            if ((!isNamespaced || NamespaceOf(candidate) == @namespace) && IsMeant(candidate, reference))
                found.Add(candidate);
        }

        return found.Count == 0 && reference.DeniesWhenMissing
            ? Failed("no params found for policy binding with `Deny` parameterNotFoundAction")
            : new ParamLookup(found.ToImmutable(), "");
    }

    static bool IsMeant(KubernetesObject candidate, ParamRef reference) => reference.Selector is { } selector
        ? selector.MatchesObject(candidate)
        : candidate.Reference.Name == reference.Name;

    /// <summary>A kind without a CustomResourceDefinition is namespaced where any of its objects is, or the reference names a namespace.</summary>
    static bool IsNamespaced(ParamKind kind, ParamRef reference, ClusterObjects cluster)
    {
        var type = cluster.Resources.Find(GroupVersionKind.Of(kind.ApiVersion, kind.Kind));
        return type.IsGuess
            ? reference.Namespace.Length > 0 || cluster.OfKind(kind.ApiVersion, kind.Kind).Any(candidate => candidate.Reference.Namespace.Length > 0)
            : type.IsNamespaced;
    }

    static string NamespaceOf(KubernetesObject candidate) =>
        candidate.Reference.Namespace.Length > 0 ? candidate.Reference.Namespace : AdmissionRequests.DefaultNamespace;

    static ParamLookup Failed(string problem) => new([], problem);
}
