using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper.Expansion;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>Reviews an object, or an AdmissionReview of one, as gator does.</summary>
/// <remarks>Gatekeeper, pkg/gator/verify/runner.go, v3.24: what a request makes is not expanded, what an object makes is.</remarks>
sealed class SuiteReview(GatekeeperPolicies policies, ExpansionEvaluation? expansion, ReferentialData data, CancellationToken cancellation)
{
    /// <summary>The messages of the violations.</summary>
    /// <param name="found">The object, or the AdmissionReview.</param>
    /// <param name="path">Where it is named.</param>
    /// <exception cref="SuiteException">It cannot be reviewed.</exception>
    public ImmutableArray<string> Review(KubernetesObject found, SuitePath path)
    {
        if (found.Reference.Kind == "AdmissionReview" && GroupVersionKind.Of(found.Reference.ApiVersion, "").Group == "admission.k8s.io")
        {
            return GatekeeperRequests.TryRead(found, out var request, out var problem)
                ? MessagesOf(policies.Review(request!, data, GatekeeperReviewOptions.Default, cancellation)) // It is there where it could be read.
                : throw new SuiteException(path.Location, $"object: {problem}");
        }

        var messages = Review(found, MatchSource.Original);
        if (expansion is null)
            return messages;
        var expanded = expansion.Expand(found, data.Namespace(found.Reference.Namespace), cancellation);
        return expanded.Problem.Length == 0
            ? [.. messages, .. expanded.Objects.SelectMany(generated => Review(generated.Object, MatchSource.Generated).Select(generated.MessageOf))]
            : throw new SuiteException(path.Location, $"object: {expanded.Problem}");
    }

    ImmutableArray<string> Review(KubernetesObject found, MatchSource source)
    {
        var options = GatekeeperReviewOptions.Default with { Source = source, IsObjectOnly = true };
        return MessagesOf(policies.Review(GatekeeperRequests.Of(found), data, options, cancellation));
    }

    static ImmutableArray<string> MessagesOf(ImmutableArray<GatekeeperResult> results) => [.. results.Select(result => result.Message)];
}
