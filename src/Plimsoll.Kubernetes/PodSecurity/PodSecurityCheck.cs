using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>One control of the Pod Security Standards.</summary>
/// <param name="id">Stable: <c>PLM-PSS-0001</c>; never reused.</param>
/// <param name="name">The API server's name of the check, e.g. <c>hostNamespaces</c>.</param>
/// <param name="title">A few words.</param>
/// <param name="level">The level that it belongs to.</param>
/// <param name="severity">How bad a break of it is.</param>
/// <param name="remediation">The field to set.</param>
/// <param name="reason">The API server's word for a break of it, e.g. <c>hostPort</c>.</param>
public abstract class PodSecurityCheck(
    string id, string name, string title, PodSecurityLevel level, Severity severity, string remediation, string reason)
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

    /// <summary>Whether its breaks are volumes.</summary>
    internal virtual bool IsAboutVolumes => false;

    /// <summary>Adds the breaks of this control in a Pod, in written order. Must not take memory where there is none.</summary>
    /// <param name="pod">The Pod.</param>
    /// <param name="breaks">Where they are added.</param>
    internal abstract void Examine(in PodView pod, ref PodSecurityBreaks breaks);

    /// <summary>The API server's reason for some breaks of this control, e.g. <c>hostPort</c>.</summary>
    /// <param name="breaks">At least one break.</param>
    internal virtual string Reason(ImmutableArray<PodSecurityBreak> breaks) => reason;

    /// <summary>The API server's detail for some breaks of this control: who breaks it and what would be right.</summary>
    /// <param name="breaks">At least one break.</param>
    internal abstract string Detail(ImmutableArray<PodSecurityBreak> breaks);
}
