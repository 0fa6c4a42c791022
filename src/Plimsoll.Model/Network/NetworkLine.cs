namespace Plimsoll.Model.Network;

/// <summary>What is allowed between two parties.</summary>
/// <param name="Source">Who connects.</param>
/// <param name="Destination">To whom.</param>
/// <param name="Connections">Protocols and ports: <c>TCP 80; UDP 53</c>, <c>all</c>, <c>none</c>.</param>
/// <param name="Change"><c>added</c>, <c>removed</c> or <c>changed</c> in a comparison; else empty.</param>
/// <param name="Before">What was allowed before, in a comparison; else empty.</param>
public sealed record NetworkLine(string Source, string Destination, string Connections, string Change = "", string Before = "")
{
    /// <summary>The network of pods, where there are several; else empty.</summary>
    public string Network { get; init; } = "";

    /// <summary>What of the connections comes from rules that name just this peer, where others add to it; else empty.</summary>
    public string OwnConnections { get; init; } = "";
}
