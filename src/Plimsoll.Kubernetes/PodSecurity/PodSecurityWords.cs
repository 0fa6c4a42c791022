namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>The words of levels, as labels and configurations write them.</summary>
static class PodSecurityWords
{
    /// <summary>Every level, for messages.</summary>
    public const string Levels = "privileged, baseline or restricted";

    /// <summary>The form of a version, for messages.</summary>
    public const string Versions = "latest or v1.N";

    /// <summary>Reads a level; case-sensitive, as Kubernetes reads it.</summary>
    public static bool TryLevel(string? word, out PodSecurityLevel level)
    {
        (var isKnown, level) = word switch
        {
            "privileged" => (true, PodSecurityLevel.Privileged),
            "baseline" => (true, PodSecurityLevel.Baseline),
            "restricted" => (true, PodSecurityLevel.Restricted),
            _ => (false, PodSecurityLevel.Privileged),
        };
        return isKnown;
    }
}
