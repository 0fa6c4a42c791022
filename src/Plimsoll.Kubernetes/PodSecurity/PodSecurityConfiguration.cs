namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>How Pod Security admission of a cluster is set up.</summary>
/// <param name="Defaults">What is asked in namespaces, mode by mode, where they have no label.</param>
/// <param name="Exemptions">Who is let pass.</param>
/// <remarks>https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-admission-controller/</remarks>
public sealed record PodSecurityConfiguration(PodSecurityPolicy Defaults, PodSecurityExemptions Exemptions);
