using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper.Expansion;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>Reviews an object, or an AdmissionReview of one, as gator does.</summary>
/// <remarks>Gatekeeper, pkg/gator/verify/runner.go, v3.24.</remarks>
sealed class SuiteReview(GatekeeperPolicies policies, ExpansionEvaluation? expansion, ReferentialData data, CancellationToken cancellation)
{
    /// <summary>The messages of the violations.</summary>
    /// <exception cref="SuiteException">The object cannot be reviewed.</exception>
    public ImmutableArray<string> Review(KubernetesObject found, SuiteCase @case)
    {
        if (found.Reference.Kind == "AdmissionReview" && GroupVersionKind.Of(found.Reference.ApiVersion, "").Group == "admission.k8s.io")
            return MessagesOf(policies.Review(RequestOf(found, @case), data, GatekeeperReviewOptions.Default, cancellation));

        var messages = ImmutableArray.CreateBuilder<string>();
        messages.AddRange(Review(found, MatchSource.Original));
        if (expansion is null)
            return messages.ToImmutable();
        var expanded = expansion.Expand(found, data.Namespace(found.Reference.Namespace), cancellation);
        if (expanded.Problem.Length > 0)
            throw new SuiteException(@case.Object.Location, $"object: {expanded.Problem}");
        foreach (var generated in expanded.Objects)
            messages.AddRange(Review(generated.Object, MatchSource.Generated).Select(generated.MessageOf));
        return messages.ToImmutable();
    }

    ImmutableArray<string> Review(KubernetesObject found, MatchSource source)
    {
        var options = GatekeeperReviewOptions.Default with { Source = source, IsObjectOnly = true };
        return MessagesOf(policies.Review(RequestOf(found), data, options, cancellation));
    }

    /// <summary>A request of an object as it is written: nothing is added that an API server would add.</summary>
    AdmissionRequest RequestOf(KubernetesObject found)
    {
        var kind = GroupVersionKind.Of(found.Reference.ApiVersion, found.Reference.Kind);
        return new AdmissionRequest
        {
            Operation = AdmissionOperation.Create,
            Object = found,
            Kind = kind,
            Resource = data.Cluster.Resources.Find(kind).In(kind.Version),
            Name = found.Root["metadata"]?["name"].AsText ?? "",
            Namespace = found.Root["metadata"]?["namespace"].AsText ?? "",
        };
    }

    /// <summary>The request of an AdmissionReview; what it does not say is taken from its object.</summary>
    AdmissionRequest RequestOf(KubernetesObject review, SuiteCase @case)
    {
        if (review.Root["request"] is not MappingNode node)
            throw new SuiteException(@case.Object.Location, $"object: {review.Location}: the AdmissionReview has no request");
        if (node["object"] is not MappingNode && node["oldObject"] is not MappingNode)
            throw new SuiteException(@case.Object.Location, $"object: {review.Location}: the AdmissionReview has neither object nor oldObject");
        foreach (var field in (string[])["object", "oldObject"])
        {
            if (node[field] is MappingNode given && KubernetesObject.From(given) is null)
                throw new SuiteException(@case.Object.Location, $"object: {given.Location}: request.{field} has no apiVersion or no kind");
        }

        return AdmissionRequests.TryRead(Completed(review, node), out var request, out var problem)
            ? request! // It is there where it could be read.
            : throw new SuiteException(@case.Object.Location, $"object: {problem}");
    }

    /// <summary>The review with the kind, the resource and the operation that its request does not name.</summary>
    KubernetesObject Completed(KubernetesObject review, MappingNode node)
    {
        var subject = KubernetesObject.From(node["object"] as MappingNode ?? node["oldObject"]!)!.Reference;
        var kind = GroupVersionKind.Of(subject.ApiVersion, subject.Kind);
        var resource = data.Cluster.Resources.Find(kind).In(kind.Version);
        if (!node["kind"].IsSet)
            node = node.With("kind", NodeEdits.Texts(node.Location, ("group", kind.Group), ("version", kind.Version), ("kind", kind.Kind)));
        if (!node["resource"].IsSet)
            node = node.With("resource", NodeEdits.Texts(node.Location, ("group", resource.Group), ("version", resource.Version), ("resource", resource.Resource)));
        if (!node["operation"].IsSet)
            node = node.With("operation", NodeMaking.Text("CREATE", node.Location));
        return review with { Root = review.Root.With("request", node) };
    }

    static ImmutableArray<string> MessagesOf(ImmutableArray<GatekeeperResult> results) => [.. results.Select(result => result.Message)];
}
