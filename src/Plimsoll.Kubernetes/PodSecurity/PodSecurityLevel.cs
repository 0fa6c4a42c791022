namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>A level of the Pod Security Standards; a later one includes the earlier ones.</summary>
/// <remarks>https://kubernetes.io/docs/concepts/security/pod-security-standards/</remarks>
public enum PodSecurityLevel
{
    /// <summary>Anything goes.</summary>
    Privileged,

    /// <summary>No known way to gain privileges.</summary>
    Baseline,

    /// <summary>Hardened as current practice has it.</summary>
    Restricted,
}
