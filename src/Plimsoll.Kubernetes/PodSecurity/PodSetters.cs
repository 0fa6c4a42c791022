using System.Runtime.CompilerServices;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>Room on the stack for a Pod and as many containers as nearly every Pod has.</summary>
[InlineArray(Length)]
struct PodSetters
{
    /// <summary>The Pod and 15 containers; Pods with more take memory.</summary>
    public const int Length = 16;

    PodSetter _first;
}
