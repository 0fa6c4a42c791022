using System.Collections.Immutable;
using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>A function that is named, not called: what <c>with</c> replaces, or replaces it by.</summary>
sealed class FunctionTerm(RegoLocation at, Builtin? builtin, ImmutableArray<string> path) : Term(at, 1)
{
    /// <summary>The built-in function; <c>null</c> where a rule is named.</summary>
    public Builtin? Builtin { get; } = builtin;

    /// <summary>The path under <c>data</c> of a rule.</summary>
    public ImmutableArray<string> Path { get; } = path;
}
