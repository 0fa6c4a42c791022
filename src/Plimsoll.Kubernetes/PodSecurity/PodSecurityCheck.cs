using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>One control of the Pod Security Standards.</summary>
/// <param name="id">Stable: <c>PLM-PSS-0001</c>; never reused.</param>
/// <param name="name">The API server's name of the check, e.g. <c>hostNamespaces</c>.</param>
/// <param name="title">A few words.</param>
/// <param name="level">The level that it belongs to.</param>
/// <param name="severity">How bad a break of it is.</param>
/// <param name="remediation">The field to set.</param>
public abstract class PodSecurityCheck(
    string id, string name, string title, PodSecurityLevel level, Severity severity, string remediation)
{
    /// <summary>Stable id.</summary>
    public string Id { get; } = id;

    /// <summary>The API server's name of the check.</summary>
    public string Name { get; } = name;

    /// <summary>A few words.</summary>
    public string Title { get; } = title;

    /// <summary>The level that it belongs to.</summary>
    public PodSecurityLevel Level { get; } = level;

    /// <summary>How bad a break of it is.</summary>
    public Severity Severity { get; } = severity;

    /// <summary>The field to set.</summary>
    public string Remediation { get; } = remediation;

    /// <summary>The x of the release 1.x since which the control is part of its level.</summary>
    public virtual int Since => 0;

    /// <summary>The breaks of this control in a Pod, in written order.</summary>
    /// <param name="pod">The Pod.</param>
    public abstract IEnumerable<ObjectFinding> Examine(PodView pod);

    /// <summary>A break of this control.</summary>
    /// <param name="pod">The Pod.</param>
    /// <param name="reason">The API server's reason, e.g. <c>hostPort</c>.</param>
    /// <param name="detail">The API server's detail.</param>
    /// <param name="location">The line to look at.</param>
    /// <param name="container">The container; <c>null</c> where it is about the Pod.</param>
    private protected ObjectFinding Break(
        PodView pod, string reason, string detail, SourceLocation location, MappingNode? container = null) => new(
        Id,
        Title,
        Severity,
        $"{reason} ({detail})",
        Remediation,
        pod.Object,
        container?["name"].AsText ?? "",
        location,
        Level == PodSecurityLevel.Baseline ? "baseline" : "restricted");
}
