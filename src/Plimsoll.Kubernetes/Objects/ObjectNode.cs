using System.Text.Json;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>A value of a manifest that knows where it is written: a mapping, a sequence or a scalar. Immutable.</summary>
/// <remarks>
/// A YAML alias is the node of its anchor, not a copy: it costs no memory and its place is the anchor's.
/// Nesting is at most <see cref="ManifestLimits.MaxDepth"/>, so a walk has a bounded depth.
/// </remarks>
public abstract class ObjectNode
{
    readonly string _file;

    private protected ObjectNode(string file, int line, int column) => (_file, Line, Column) = (file, line, column);

    /// <summary>The line where it starts, from 1.</summary>
    public int Line { get; }

    /// <summary>The column where it starts, from 1, in characters.</summary>
    public int Column { get; }

    /// <summary>Where it starts.</summary>
    public SourceLocation Location => new(_file, Line, Column);

    /// <summary>The value of a key; <c>null</c> where this is no mapping or has no such key.</summary>
    /// <param name="key">The key.</param>
    public ObjectNode? this[string key] => TryGet(key, out var value) ? value : null;

    /// <summary>Finds the value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; <c>null</c> where there is none.</param>
    /// <returns>Whether this is a mapping that has the key.</returns>
    public virtual bool TryGet(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ObjectNode? value)
    {
        value = null;
        return false;
    }

    /// <summary>Writes the value as JSON, aliases written out.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteTo(Utf8JsonWriter writer) => JsonOutput.Write(this, writer);

    /// <summary>A place in the same file.</summary>
    private protected SourceLocation At(int line, int column) => new(_file, line, column);
}
