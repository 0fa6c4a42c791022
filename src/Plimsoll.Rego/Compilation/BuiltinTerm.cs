using System.Collections.Immutable;
using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>The call of a built-in function.</summary>
sealed class BuiltinTerm(RegoLocation at, Builtin builtin, ImmutableArray<Term> arguments) : Term(at, Over(arguments.AsSpan()))
{
    public Builtin Builtin { get; } = builtin;

    public ImmutableArray<Term> Arguments { get; } = arguments;
}
