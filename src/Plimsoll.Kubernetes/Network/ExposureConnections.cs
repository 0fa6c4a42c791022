using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>What may be connected to at pods whose containers are not known.</summary>
/// <param name="Numbers">By number.</param>
/// <param name="Names">By the name of a port, with its protocol, sorted; what number it has nobody knows.</param>
public sealed record ExposureConnections(ConnectionSet Numbers, ImmutableArray<string> Names)
{
    /// <summary>Whether nothing may be connected to.</summary>
    public bool IsEmpty => Numbers.IsEmpty && Names.IsEmpty;

    /// <inheritdoc/>
    public bool Equals(ExposureConnections? other) => other is not null && Numbers == other.Numbers && Names.SequenceEqual(other.Names);

    /// <inheritdoc/>
    public override int GetHashCode() => Numbers.GetHashCode();

    /// <summary>As <see cref="ConnectionSet.ToString"/>, names behind it.</summary>
    public override string ToString() => Names.IsEmpty ? $"{Numbers}"
        : Numbers.IsEmpty ? string.Join("; ", Names) : $"{Numbers}; {string.Join("; ", Names)}";
}
