using System.Collections.Immutable;
using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>The call of a function that policies define.</summary>
sealed class FunctionCallTerm(RegoLocation at, ImmutableArray<string> path, ImmutableArray<Term> arguments) : Term(at, Over(arguments.AsSpan()))
{
    /// <summary>The path under <c>data</c>.</summary>
    public ImmutableArray<string> Path { get; } = path;

    public string Name => $"data.{string.Join('.', Path)}";

    public ImmutableArray<Term> Arguments { get; } = arguments;
}
