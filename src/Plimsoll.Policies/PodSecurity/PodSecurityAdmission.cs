using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.PodSecurity;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;

namespace Plimsoll.Policies.PodSecurity;

/// <summary>
/// Decides on Pods as Kubernetes' Pod Security admission does: by the labels of their namespace, by the defaults of its configuration
/// where it has none, and by its exemptions.
/// </summary>
/// <remarks>
/// Kubernetes enforces on Pods and only warns on the objects that create them; here an object is denied
/// where the Pods that it creates would be: the object is what a pipeline can stop.
/// Labels: https://kubernetes.io/docs/concepts/security/pod-security-admission/. The order of exemptions and modes, and the sentences, are
/// those of k8s.io/pod-security-admission/admission v1.37 for the creation of objects.
/// </remarks>
public sealed class PodSecurityAdmission
{
    const string Prefix = "namespace label pod-security.kubernetes.io/";

    readonly NamespaceLabels _namespaces;
    readonly PodSecurityConfiguration _configuration;
    readonly Func<string, PodSecurityLevelVersion, string> _nameOfDefault;
    readonly string _username;

    PodSecurityAdmission(
        NamespaceLabels namespaces, PodSecurityConfiguration configuration, Func<string, PodSecurityLevelVersion, string> nameOfDefault, string username) =>
        (_namespaces, _configuration, _nameOfDefault, _username) = (namespaces, configuration, nameOfDefault, username);

    /// <summary>Admission by the labels of the Namespace objects among <paramref name="objects"/>.</summary>
    /// <param name="objects">All objects examined.</param>
    /// <param name="unlabelled">The level enforced where a namespace has no enforce label, or is not among the objects.</param>
    public static PodSecurityAdmission From(ImmutableArray<KubernetesObject> objects, PodSecurityLevel unlabelled) =>
        new(
            NamespaceLabels.Collect(objects),
            new PodSecurityConfiguration(
                PodSecurityPolicy.Privileged with { Enforce = new PodSecurityLevelVersion(unlabelled, PodSecurityLabels.Latest) },
                PodSecurityExemptions.None),
            (_, asked) => $"--pod-security {asked.Word}",
            "");

    /// <summary>Admission by namespace labels and by the configuration of a cluster.</summary>
    /// <param name="objects">All objects examined.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="username">The user who would create the objects; empty where it is not known, and then nobody is exempt by name.</param>
    public static PodSecurityAdmission From(ImmutableArray<KubernetesObject> objects, PodSecurityConfiguration configuration, string username) =>
        new(
            NamespaceLabels.Collect(objects),
            configuration,
            (mode, asked) => $"PodSecurityConfiguration defaults.{mode}={asked.Word}{Suffix(asked)}",
            username);

    /// <summary>Namespace labels whose value is not known; Kubernetes then takes the strictest to enforce, and so do we.</summary>
    public IEnumerable<Unread> Unread => _namespaces.Invalid;

    /// <summary>What follows from each finding on <paramref name="template"/>; findings that concern no level asked for are left out.</summary>
    public IEnumerable<Decision> Decide(PodTemplate template) => Review(template).Decisions;

    /// <summary>What follows for an object that makes Pods, and what the API server says.</summary>
    /// <param name="template">The Pods that it makes.</param>
    public PodSecurityReview Review(PodTemplate template)
    {
        var reference = template.Workload.Object;
        var labels = _namespaces[reference.Namespace];
        var policy = labels.Over(_configuration.Defaults);
        var kind = PodMaker.Of(reference);
        var request = new PodSecurityRequest(template, kind);
        if (ExemptionOf(template) is { } exemption)
            return request.Exempt(exemption);

        var exemptions = _configuration.Exemptions;
        if (exemptions.Usernames.Contains(_username))
            request.SkipRequest();
        if (exemptions.Usernames.Contains(kind.Controller))
            request.SkipPods();
        request.Ask(Enforcement.Deny, policy.Enforce, NameOf("enforce", labels.Enforce, policy.Enforce));
        request.Ask(Enforcement.Warn, policy.Warn, NameOfWarn(labels, policy));
        request.Ask(Enforcement.Audit, policy.Audit, NameOf("audit", labels.Audit, policy.Audit));
        return request.Answer();
    }

    /// <summary>What the API server says of a Namespace: that its labels are ignored, or which existing Pods they would refuse.</summary>
    /// <param name="namespaces">The objects examined.</param>
    public IEnumerable<AdmissionMessage> ReviewNamespaces(ImmutableArray<KubernetesObject> namespaces)
    {
        ILookup<string, KubernetesObject>? pods = null;
        foreach (var found in namespaces.Where(item => item.Reference is { ApiVersion: "v1", Kind: "Namespace" }))
        {
            var name = found.Reference.Name;
            var labels = _namespaces[name];
            var policy = labels.Over(_configuration.Defaults);
            pods ??= ExistingPods.In(namespaces);
            var texts = _configuration.Exemptions.Namespaces.Contains(name)
                ? IgnoredLabels.Warning(name, labels, policy, _configuration.Defaults)
                : labels.Enforce is null ? [] : new ExistingPods(_configuration.Exemptions).Warnings(name, policy.Enforce, pods[name]);
            foreach (var text in texts)
                yield return new AdmissionMessage(Enforcement.Warn, text, found.Reference, found.Location);
        }
    }

    string? ExemptionOf(PodTemplate template)
    {
        var exemptions = _configuration.Exemptions;
        var @namespace = template.Workload.Object.Namespace is { Length: > 0 } written ? written : "default";
        if (exemptions.Namespaces.Contains(@namespace))
            return "namespace";
        return template.Spec["runtimeClassName"].AsText is { Length: > 0 } runtime && exemptions.RuntimeClasses.Contains(runtime) ? "runtimeClass" : null;
    }

    string NameOfWarn(PodSecurityLabels labels, PodSecurityPolicy policy) => labels.WarnsAsEnforced(_configuration.Defaults)
        ? $"{Prefix}enforce={policy.Warn.Word}{Suffix(policy.Warn)}, of which is warned too"
        : NameOf("warn", labels.Warn, policy.Warn);

    string NameOf(string mode, PodSecurityLevel? label, PodSecurityLevelVersion asked) =>
        label is null ? _nameOfDefault(mode, asked) : $"{Prefix}{mode}={asked.Word}{Suffix(asked)}";

    static string Suffix(PodSecurityLevelVersion asked) => asked.Version == PodSecurityLabels.Latest ? "" : $" ({asked.Version})";
}
