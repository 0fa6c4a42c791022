using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper;
using Plimsoll.Policies.Gatekeeper.Mutation;
using Plimsoll.Policies.StagedPolicies;

namespace Plimsoll.Policies;

/// <summary>What a set of policies says of objects and images, as decisions. Not safe for concurrent use.</summary>
sealed class PolicyJudgement
{
    readonly bool _isEmpty;
    readonly ClusterObjects _cluster;
    readonly AdmissionChain _chain;
    readonly List<Decision> _decisions = [];
    readonly HashSet<Unread> _unread = [];

    /// <param name="policies">The policies.</param>
    /// <param name="evidence">What lies before the Judge; its objects are in the cluster that policies may ask.</param>
    /// <param name="now">The time.</param>
    public PolicyJudgement(PolicySet policies, Evidence evidence, DateTimeOffset now)
    {
        _isEmpty = policies.IsEmpty;
        _cluster = ClusterObjects.From([.. policies.Facts, .. evidence.Objects]);
        _chain = new AdmissionChain(policies, _cluster, evidence.Images, now);
    }

    public IReadOnlyList<Decision> Decisions => _decisions;

    /// <summary>What policies needed and nobody examined, each once.</summary>
    public IEnumerable<Unread> Unread => _unread;

    /// <summary>Judges an image.</summary>
    public void Judge(ExaminedImage image, CancellationToken cancellation)
    {
        var name = image.Facts.Name;
        var subject = new Subject(name, null, "", breach => new ImageFinding(
            breach.Policy, breach.Text.Title, breach.Severity, breach.Message, breach.Text.Remediation, name));
        foreach (var staged in _chain.Examine(image, cancellation))
            Add(staged, subject);
    }

    /// <summary>Judges an object, and gives back the Pod templates that the mutating policies made of it.</summary>
    public ImmutableArray<PodTemplate> Judge(KubernetesObject examined, CancellationToken cancellation)
    {
        if (_isEmpty)
            return [.. PodTemplates.In(examined)];
        var subject = new Subject(examined.Reference.ToString(), examined.Location, "", breach => new ObjectFinding(
            breach.Policy, breach.Text.Title, breach.Severity, breach.Message, breach.Text.Remediation, examined.Reference, "", examined.Location));
        var admission = _chain.Admit(AdmissionRequests.Create(examined, _cluster.Resources), cancellation);
        Add(admission.Own, subject);
        if (admission.ExpansionProblem.Length > 0)
            Add(subject, new Breach("expansion", PolicyText.None("expansion"), admission.ExpansionProblem), Enforcement.Deny, "Gatekeeper's ExpansionTemplates");
        foreach (var pod in admission.Pods)
            Add(pod, subject with { Where = ", on the Pod that it makes" });
        return [.. TemplatesOf(examined, admission)];
    }

    /// <summary>The Pod templates as they would be in the end; each names the object as it is written.</summary>
    static IEnumerable<PodTemplate> TemplatesOf(KubernetesObject examined, Admission admission)
    {
        var written = PodTemplates.In(examined);
        if (admission.Pods.Append(admission.Own).All(request => request.Mutation.IsUntouched))
            return written;
        var made = admission.Pods.IsEmpty ? [admission.Own] : admission.Pods;
        return made
            .Select(request => request.Mutation.Object)
            .OfType<KubernetesObject>()
            .SelectMany(PodTemplates.In)
            .Zip(written, (template, original) => template with { Workload = original.Workload });
    }

    void Add(AdmittedRequest request, Subject subject)
    {
        foreach (var step in request.Mutation.Steps.Where(step => step.Problem.Length > 0))
        {
            Add(
                subject,
                new Breach(step.Policy.Name, PolicyText.Of(step.Policy.Object), step.Problem),
                step.Policy.IgnoresFailures ? Enforcement.Audit : Enforcement.Deny,
                $"MutatingAdmissionPolicy {step.Policy.Name}, binding {step.Binding.Name}");
        }

        if (request.Mutation.Mutators is { } mutators)
            Add(mutators, subject);
        foreach (var review in request.Validation.Reviews)
            Add(review, subject);
        foreach (var staged in request.Staged)
            Add(staged, subject);
        foreach (var result in request.Constraints)
            Add(result, subject);
    }

    void Add(MutatorResult result, Subject subject)
    {
        foreach (var unmatched in result.Unmatched)
            _unread.Add(new Unread(subject.Name, UnreadReason.Missing, $"mutator {unmatched}", subject.Location));
        if (result.Problem.Length == 0)
            return;
        var text = result.Steps is [.., { Problem.Length: > 0 } step] ? PolicyText.Of(step.Mutator.Object) : PolicyText.None("mutators");
        Add(subject, new Breach(text.Title, text, result.Problem), Enforcement.Deny, "Gatekeeper's mutators");
    }

    void Add(GatekeeperResult result, Subject subject)
    {
        var constraint = result.Constraint;
        if (result.Outcome == GatekeeperOutcome.Unmatched)
        {
            // Gatekeeper counts it as a violation; here nobody knows: in the cluster there is the Namespace that is missing.
            _unread.Add(new Unread(
                subject.Name,
                UnreadReason.Missing,
                $"constraint {constraint}: it is about objects by their Namespace, which is not among the manifests and policies ({result.Message})",
                subject.Location));
            return;
        }

        Add(
            subject,
            new Breach($"{constraint.Kind}/{constraint.Name}", ConstraintText.Of(constraint), result.Message),
            result.Enforcement ?? Enforcement.Audit,
            result is { Outcome: GatekeeperOutcome.Failure, Location: { } place }
                ? $"constraint {constraint}, whose evaluation failed at {place}"
                : $"constraint {constraint}");
    }

    void Add(PolicyReview review, Subject subject)
    {
        var because = $"ValidatingAdmissionPolicy {review.Policy.Name}, binding {review.Binding?.Name}";
        foreach (var decision in Broken(review, subject))
            Add(subject, new Breach(review.Policy.Name, PolicyText.Of(review.Policy.Object), decision.Message), review.EnforcementOf(decision), because);
    }

    void Add(StagedReview staged, Subject subject)
    {
        var text = staged.Policy.Text with { Severity = staged.Policy.Severity };
        foreach (var decision in Broken(staged.Review, subject))
        {
            Enforcement? enforcement = decision.IsDenied ? staged.Rules.Strongest : null;
            Add(subject, new Breach(staged.Policy.Name, text, decision.Message), enforcement, $"Policy {staged.Policy.Name}");
        }
    }

    /// <summary>The decisions on validations that do not hold; those of which nobody knows are set apart.</summary>
    IEnumerable<PolicyDecision> Broken(PolicyReview review, Subject subject)
    {
        foreach (var decision in review.Decisions)
        {
            if (decision.IsUnexamined)
                _unread.Add(new Unread(subject.Name, UnreadReason.Missing, $"policy {review.Policy.Name}: {ExpressionErrors.CauseOf(decision.Message)}", subject.Location));
            else if (decision.Outcome != ValidationOutcome.Holds)
                yield return decision;
        }
    }

    void Add(Subject subject, Breach breach, Enforcement? enforcement, string because) => _decisions.Add(new Decision(
        subject.ToFinding(breach),
        enforcement ?? Enforcement.Audit,
        $"{because}{subject.Where}{(enforcement is null ? ", which ignores its errors (failurePolicy: Ignore)" : "")}"));

    /// <summary>What is judged.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Location">Where it is written; <c>null</c> for an image.</param>
    /// <param name="Where">Which part of it, as the end of a sentence.</param>
    /// <param name="ToFinding">Makes the finding on it.</param>
    sealed record Subject(string Name, SourceLocation? Location, string Where, Func<Breach, Finding> ToFinding);

    /// <summary>How a policy is broken.</summary>
    sealed record Breach(string Policy, PolicyText Text, string Message)
    {
        public Severity Severity => Text.Severity;
    }
}
