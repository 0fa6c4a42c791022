using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>A pod, or the pods that a workload makes.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its own name, or its workload's.</param>
/// <param name="Owner">The workload's name.</param>
/// <param name="OwnerKind">The workload's kind.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Ports">The ports its containers serve.</param>
/// <param name="Addresses">Its IP addresses; empty where none is known.</param>
/// <param name="IsOnHostNetwork">Whether it shares its node's addresses: policies are then undefined.</param>
/// <param name="Location">Where it is written.</param>
public sealed record NetworkPod(
    string Namespace,
    string Name,
    string Owner,
    string OwnerKind,
    LabelSet Labels,
    NamedPorts Ports,
    ImmutableArray<AddressRange> Addresses,
    bool IsOnHostNetwork,
    SourceLocation Location)
{
    /// <summary>The pod's specification; <c>null</c> where it is not from a manifest.</summary>
    public MappingNode? Spec { get; init; }

    /// <summary>The port that asks to be scraped for metrics; <c>null</c> for none.</summary>
    public int? ScrapedPort { get; init; }

    /// <summary>The secondary networks that it attaches to, as <c>NAMESPACE/NAME</c>.</summary>
    public ImmutableArray<string> Networks { get; init; } = [];

    /// <summary><c>NAMESPACE/WORKLOAD[KIND]</c>.</summary>
    public string Workload => $"{Namespace}/{Owner}[{OwnerKind}]";
}
