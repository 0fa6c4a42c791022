using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>Collects the breaks of one control; takes no memory until there is one.</summary>
struct PodSecurityBreaks
{
    ImmutableArray<PodSecurityBreak>.Builder? _breaks;

    /// <summary>Whether there is none.</summary>
    public readonly bool IsEmpty => _breaks is null;

    /// <summary>Adds a value that is refused.</summary>
    public void Refuse(in PodSetter setter, string value, SourceLocation location) =>
        Add(new PodSecurityBreak(setter.Container, value, location));

    /// <summary>Adds a field that a container has to set.</summary>
    public void Miss(in PodSetter setter, SourceLocation location) =>
        Add(new PodSecurityBreak(setter.Container, "", location, IsMissing: true));

    /// <summary>Adds a volume that is refused.</summary>
    public void Refuse(MappingNode volume, string value, SourceLocation location) => Add(new PodSecurityBreak(volume, value, location));

    /// <summary>Adds something of the Pod that is refused.</summary>
    public void Refuse(string value, SourceLocation location) => Add(new PodSecurityBreak(null, value, location));

    /// <summary>The breaks in written order.</summary>
    public readonly ImmutableArray<PodSecurityBreak> ToImmutable() => _breaks?.ToImmutable() ?? [];

    void Add(PodSecurityBreak found) => (_breaks ??= ImmutableArray.CreateBuilder<PodSecurityBreak>()).Add(found);
}
