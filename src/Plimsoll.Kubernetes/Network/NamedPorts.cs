using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>The ports that a pod's containers serve; equal where all are.</summary>
public sealed class NamedPorts : IEquatable<NamedPorts>
{
    readonly string _text;

    /// <param name="entries">The ports.</param>
    public NamedPorts(IEnumerable<ContainerPort> entries)
    {
        Entries = [.. entries.Distinct().OrderBy(port => port.Number).ThenBy(port => port.Protocol).ThenBy(port => port.Name, StringComparer.Ordinal)];
        _text = string.Join(',', Entries.Select(port => $"{port.Protocol}/{port.Number}/{port.Name}"));
    }

    /// <summary>No ports.</summary>
    public static NamedPorts None { get; } = new([]);

    /// <summary>The ports, by number.</summary>
    public ImmutableArray<ContainerPort> Entries { get; }

    /// <inheritdoc/>
    public bool Equals(NamedPorts? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NamedPorts);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);
}
