using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.PodSecurity;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.PodSecurity;

/// <summary>
/// Decides on Pods as Kubernetes' Pod Security admission does: by the labels of their namespace, and by a
/// default where it has none.
/// </summary>
/// <remarks>
/// Kubernetes enforces on Pods and only warns on the objects that create them; here an object is denied
/// where the Pods that it creates would be: the object is what a pipeline can stop.
/// Labels: https://kubernetes.io/docs/concepts/security/pod-security-admission/.
/// </remarks>
public sealed class PodSecurityAdmission
{
    const string Prefix = "namespace label pod-security.kubernetes.io/";

    readonly NamespaceLabels _namespaces;
    readonly PodSecurityLevel _unlabelled;

    PodSecurityAdmission(NamespaceLabels namespaces, PodSecurityLevel unlabelled) =>
        (_namespaces, _unlabelled) = (namespaces, unlabelled);

    /// <summary>Admission by the labels of the Namespace objects among <paramref name="objects"/>.</summary>
    /// <param name="objects">All objects examined.</param>
    /// <param name="unlabelled">The level enforced where a namespace has no enforce label, or is not among the objects.</param>
    public static PodSecurityAdmission From(ImmutableArray<KubernetesObject> objects, PodSecurityLevel unlabelled) =>
        new(NamespaceLabels.Collect(objects), unlabelled);

    /// <summary>Namespace labels whose value is not known; Kubernetes then takes the strictest to enforce, and so do we.</summary>
    public IEnumerable<Unread> Unread => _namespaces.Invalid;

    /// <summary>What follows from each finding on <paramref name="template"/>; findings that concern no level asked for are left out.</summary>
    public IEnumerable<Decision> Decide(PodTemplate template)
    {
        var labels = _namespaces[template.Workload.Object.Namespace];
        var enforce = labels.Enforce ?? _unlabelled;
        var warn = labels.Warn ?? PodSecurityLevel.Privileged;
        var audit = labels.Audit ?? PodSecurityLevel.Privileged;
        var enforcing = labels.Enforce is null
            ? $"--pod-security {Word(_unlabelled)}"
            : $"{Prefix}enforce={Word(enforce)}{Suffix(labels.EnforceVersion)}";

        // Each mode asks at its own version; what several of them find is told once, by the strongest.
        var told = new HashSet<(string Id, string Message, SourceLocation? Location)>();
        return Decide(template, enforce, labels.EnforceVersion, Enforcement.Deny, enforcing, told)
            .Concat(Decide(template, warn, labels.WarnVersion, Enforcement.Warn, $"{Prefix}warn={Word(warn)}{Suffix(labels.WarnVersion)}", told))
            .Concat(Decide(template, audit, labels.AuditVersion, Enforcement.Audit, $"{Prefix}audit={Word(audit)}{Suffix(labels.AuditVersion)}", told));
    }

    static IEnumerable<Decision> Decide(
        PodTemplate template,
        PodSecurityLevel level,
        string version,
        Enforcement enforcement,
        string reason,
        HashSet<(string Id, string Message, SourceLocation? Location)> told)
    {
        var rules = PodSecurityVersion.TryParse(version, out var known) ? known : PodSecurityVersion.Newest;
        foreach (var finding in PodSecurityStandards.Evaluate(template, level, rules))
        {
            if (told.Add((finding.Id, finding.Message, finding.Location)))
                yield return new Decision(finding, enforcement, reason);
        }
    }

    static string Suffix(string version) => version == PodSecurityLabels.Latest ? "" : $" ({version})";

    static string Word(PodSecurityLevel level) => level.ToString().ToLowerInvariant();
}
