using System.Collections.Immutable;

namespace Plimsoll.Reports;

/// <summary>The ways to write an answer about connections.</summary>
public static class NetworkFormats
{
    /// <summary>All of them, the default first.</summary>
    public static ImmutableArray<INetworkReport> All { get; } = [new NetworkText(), new NetworkJson(), new NetworkDot(), new NetworkSvg()];
}
