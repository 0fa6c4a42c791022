using System.Collections.Immutable;
using Plimsoll.Model.Posture;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies;

/// <summary>One run from beginning to end: what was asked, examined and decided. Every report format renders this.</summary>
/// <param name="Command">The command: <c>gate</c>, <c>check</c> or <c>scan</c>.</param>
/// <param name="Targets">What it was given, as written.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="ToolVersion">The version of Plimsoll.</param>
/// <param name="Database">The vulnerability data used; <c>null</c> where no image was examined.</param>
/// <param name="Workloads">The workloads found, in the order of the manifests.</param>
/// <param name="Images">The images examined, by name.</param>
/// <param name="Verdict">The answer.</param>
public sealed record Examination(
    string Command,
    ImmutableArray<string> Targets,
    DateTimeOffset StartedAt,
    TimeSpan Duration,
    string ToolVersion,
    DatabaseStatus? Database,
    ImmutableArray<Workload> Workloads,
    ImmutableArray<ExaminedImage> Images,
    Verdict Verdict)
{
    /// <summary>The policies used; <c>null</c> where there were none.</summary>
    public PoliciesInForce? Policies { get; init; }

    /// <summary>Objects that policies were asked about, workloads among them; 0 where there were no policies.</summary>
    public int Objects { get; init; }

    /// <summary>What the cluster is; <c>null</c> where no cluster was looked at as a whole.</summary>
    public ClusterProfile? Cluster { get; init; }

    /// <summary>The vulnerability data that was used other than a database, for people, e.g. a file of advisories; empty where there was none.</summary>
    public string Advisories { get; init; } = "";

    /// <summary>Who speaks in documents made of this run, e.g. <c>Shop security &lt;security@shop.example&gt;</c>; empty where nobody is named.</summary>
    public string Author { get; init; } = "";

    /// <summary>The moment that documents made of this run carry, so that they can be made again; <c>null</c> where that is the image's own.</summary>
    public DateTimeOffset? DocumentTime { get; init; }
}
