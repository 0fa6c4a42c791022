using System.Collections.Immutable;
using Plimsoll.Kubernetes.PodSecurity;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Policies.Criteria;
using Plimsoll.Policies.Exceptions;

namespace Plimsoll.Policies;

/// <summary>What is safe to ship: what flags say, and policies.</summary>
/// <param name="Vulnerabilities">A vulnerability is denied where any of these denies it.</param>
/// <param name="OnlyFixed">Whether a vulnerability without a fixed version is only recorded.</param>
/// <param name="ImageAge">The age limit of images; <c>null</c> for none.</param>
/// <param name="MaxDatabaseAge">The age limit of the vulnerability data; <c>null</c> for none.</param>
/// <param name="PodSecurity">The Pod Security level for namespaces that carry no enforce label.</param>
public sealed record GateCriteria(
    ImmutableArray<IVulnerabilityCriterion> Vulnerabilities,
    bool OnlyFixed,
    ImageAgeCriterion? ImageAge,
    TimeSpan? MaxDatabaseAge,
    PodSecurityLevel PodSecurity)
{
    /// <summary>The age limit of each feed in the vulnerability data, by its newest record; <c>null</c> for none.</summary>
    public TimeSpan? MaxFeedAge { get; init; }

    /// <summary>What follows from a distribution without security updates.</summary>
    public EndOfLifeCriterion EndOfLife { get; init; } = new(denies: false);

    /// <summary>What follows from an image without a package database.</summary>
    public SystemPackagesCriterion SystemPackages { get; init; } = new(denies: false);

    /// <summary>The policies in force beside the flags.</summary>
    public PolicySet Policies { get; init; } = PolicySet.Empty;

    /// <summary>What is let pass all the same.</summary>
    public ExceptionGrants Exceptions { get; init; } = ExceptionGrants.None;

    /// <summary>How Pod Security admission of the cluster is set up; <c>null</c> where <see cref="PodSecurity"/> counts alone.</summary>
    public PodSecurityConfiguration? PodSecurityConfiguration { get; init; }

    /// <summary>The user who would create the objects; empty where it is not known.</summary>
    public string Username { get; init; } = "";

    /// <summary>High and critical vulnerabilities are denied, and Pods below the baseline level.</summary>
    public static GateCriteria Default { get; } =
        new([new SeverityCriterion(Severity.High)], false, null, null, PodSecurityLevel.Baseline);
}
