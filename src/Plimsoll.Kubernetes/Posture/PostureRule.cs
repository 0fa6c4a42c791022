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
    /// <param name="found">The object.</param>
    /// <param name="message">What is found.</param>
    /// <param name="place">The line to look at; the object's where there is none.</param>
    /// <param name="container">The container.</param>
    /// <param name="fix">What to do with this object, ready to be pasted; the rule's where there is none.</param>
    /// <param name="severity">How bad it is here; the rule's where there is none.</param>
    public ObjectFinding On(
        KubernetesObject found, string message, SourceLocation? place = null, string container = "", string? fix = null, Severity? severity = null) =>
        new(Id, Title, severity ?? Severity, message, fix ?? Remediation, found.Reference, container, place ?? found.Location);
}
