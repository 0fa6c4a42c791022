namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>A level at a version: what a mode asks of Pods.</summary>
/// <param name="Level">The level.</param>
/// <param name="Version"><c>latest</c> or <c>v1.N</c>, as written.</param>
public readonly record struct PodSecurityLevelVersion(PodSecurityLevel Level, string Version)
{
    /// <summary>Everything is allowed.</summary>
    public static PodSecurityLevelVersion Privileged { get; } = new(PodSecurityLevel.Privileged, PodSecurityLabels.Latest);

    /// <summary>The level as labels write it.</summary>
    public string Word => Level switch
    {
        PodSecurityLevel.Privileged => "privileged",
        PodSecurityLevel.Baseline => "baseline",
        _ => "restricted",
    };

    /// <summary>The release whose rules are asked.</summary>
    public PodSecurityVersion Rules => PodSecurityVersion.TryParse(Version, out var rules) ? rules : PodSecurityVersion.Newest;

    /// <summary>As the API server writes it, e.g. <c>restricted:latest</c>.</summary>
    public override string ToString() => $"{Word}:{Version}";
}
