namespace Plimsoll.Kubernetes.Network;

/// <summary>An end of a connection in a map.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Namespace">The workload's namespace; empty for other kinds.</param>
/// <param name="Name">The workload's name, or the addresses.</param>
/// <param name="WorkloadKind">The workload's kind; empty for other kinds.</param>
/// <param name="Variant">The labels of some of the workload's pods, where policies tell them apart; else empty.</param>
public sealed record NetworkParty(NetworkPartyKind Kind, string Namespace, string Name, string WorkloadKind, string Variant)
{
    /// <summary>The addresses; <c>null</c> for other kinds.</summary>
    public AddressRange? Range { get; init; }

    /// <summary>The ingress controller.</summary>
    public static NetworkParty IngressController { get; } = new(NetworkPartyKind.IngressController, "", "ingress-controller", "", "");

    /// <summary>Addresses.</summary>
    /// <param name="range">Which.</param>
    public static NetworkParty Outside(AddressRange range) => new(NetworkPartyKind.Outside, "", range.ToString(), "", "") { Range = range };

    /// <summary>Whether a person means it by a name: <c>NAMESPACE/NAME</c>, the name alone, or an address range as printed.</summary>
    /// <param name="text">The name.</param>
    public bool IsNamed(string text) => Name == text || (Kind == NetworkPartyKind.Workload && text == $"{Namespace}/{Name}") || text == ToString();

    /// <summary><c>NAMESPACE/NAME[KIND]</c>, with the labels of a variant behind it.</summary>
    public override string ToString() => Kind switch
    {
        NetworkPartyKind.Workload => $"{Namespace}/{Name}[{WorkloadKind}]" + (Variant.Length == 0 ? "" : $"{{{Variant}}}"),
        NetworkPartyKind.Outside => $"{Name}[External]",
        _ => "{ingress-controller}",
    };
}
