using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>A named format of text: what <c>format.dns1123Label()</c> makes.</summary>
public sealed class NamedFormat : CelOpaque
{
    internal static readonly CelType CelType = CelType.Opaque("kubernetes.NamedFormat");

    readonly Func<string, IReadOnlyList<string>> _check;

    internal NamedFormat(string name, long patternLength, Func<string, IReadOnlyList<string>> check) =>
        (Name, PatternLength, _check) = (name, patternLength, check);

    /// <summary>The name, e.g. <c>dns1123Label</c>.</summary>
    public string Name { get; }

    /// <summary>The length of the regular expression that stands for it in the cost of a call, in characters.</summary>
    public long PatternLength { get; }

    /// <inheritdoc/>
    public override CelType Type => CelType;

    /// <summary>What is wrong with a text; empty where nothing is.</summary>
    public IReadOnlyList<string> Check(string text) => _check(text);

    /// <inheritdoc/>
    public override bool IsEqualTo(CelOpaque other) => other is NamedFormat format && format.Name == Name;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
