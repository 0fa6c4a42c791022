using System.Collections.Immutable;

namespace Plimsoll.Rego;

/// <summary>How modules are compiled.</summary>
public sealed record RegoCompileOptions
{
    /// <summary>The usual way.</summary>
    public static RegoCompileOptions Default { get; } = new();

    /// <summary>Built-in functions that policies may not call, e.g. <c>http.send</c>: <c>rego_type_error: undefined function</c>.</summary>
    public ImmutableArray<string> RefusedBuiltins { get; init; } = [];

    /// <summary>Whether clauses that cannot apply are left out by an index over constants; off only to compare.</summary>
    public bool Indexing { get; init; } = true;
}
