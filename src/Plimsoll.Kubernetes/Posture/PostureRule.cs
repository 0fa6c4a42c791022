using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>What a check of a cluster's posture looks for.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Title">A few words.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Remediation">What to do.</param>
sealed record PostureRule(string Id, string Title, Severity Severity, string Remediation)
{
    /// <summary>A finding of it.</summary>
    public ObjectFinding On(KubernetesObject found, string message, SourceLocation? place = null, string container = "") =>
        new(Id, Title, Severity, message, Remediation, found.Reference, container, place ?? found.Location);
}
