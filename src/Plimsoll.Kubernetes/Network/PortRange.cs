using System.Runtime.InteropServices;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Ports next to each other.</summary>
/// <param name="First">The first, from 1.</param>
/// <param name="Last">The last, up to 65,535.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PortRange(int First, int Last)
{
    /// <summary>The largest port number.</summary>
    public const int MaxPort = 65_535;

    /// <summary><c>80</c> or <c>80-90</c>.</summary>
    public override string ToString() => First == Last ? $"{First}" : $"{First}-{Last}";
}
