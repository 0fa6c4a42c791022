using System.Collections.Immutable;
using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>A variable of a rule or query. Each has a place of its own among the values of an evaluation.</summary>
/// <param name="name">The name, or that of a wildcard.</param>
/// <param name="slot">The place.</param>
/// <param name="level">How many bodies the one that it belongs to is nested in.</param>
/// <param name="at">Where it was first seen.</param>
sealed class Local(string name, int slot, int level, RegoLocation at)
{
    public string Name { get; } = name;

    /// <summary>The place; a parameter's is moved to that of the argument.</summary>
    public int Slot { get; set; } = slot;

    public int Level { get; } = level;

    public RegoLocation At { get; } = at;

    /// <summary>Whether it was written <c>_</c>, so that nothing asks for its value.</summary>
    public bool IsUnnamed => Name is [VarTerm.Wildcard, >= '0' and <= '9', ..];

    /// <summary>Whether it was not written at all, but made for a value on the way.</summary>
    public bool IsInternal => Name[0] == VarTerm.Wildcard && !IsUnnamed;

    /// <summary>The name for messages.</summary>
    public string WrittenName => Name[0] == VarTerm.Wildcard ? "_" : Name;
}

/// <summary>A name that was found to be a variable.</summary>
sealed class LocalTerm(RegoLocation at, Local local) : Term(at, 1)
{
    public Local Local { get; } = local;
}

/// <summary>A name that was found to be <c>input</c> or <c>data</c>.</summary>
sealed class DocumentTerm(RegoLocation at, bool isInput) : Term(at, 1)
{
    public bool IsInput { get; } = isInput;
}

/// <summary>A function that is named, not called: what <c>with</c> replaces, or replaces it by.</summary>
sealed class FunctionTerm(RegoLocation at, Builtin? builtin, ImmutableArray<string> path) : Term(at, 1)
{
    /// <summary>The built-in function; <c>null</c> where a rule is named.</summary>
    public Builtin? Builtin { get; } = builtin;

    /// <summary>The path under <c>data</c> of a rule.</summary>
    public ImmutableArray<string> Path { get; } = path;
}

/// <summary>The call of a built-in function.</summary>
sealed class BuiltinTerm(RegoLocation at, Builtin builtin, ImmutableArray<Term> arguments) : Term(at, Over(arguments.AsSpan()))
{
    public Builtin Builtin { get; } = builtin;

    public ImmutableArray<Term> Arguments { get; } = arguments;
}

/// <summary>The call of a function that policies define.</summary>
sealed class FunctionCallTerm(RegoLocation at, ImmutableArray<string> path, ImmutableArray<Term> arguments) : Term(at, Over(arguments.AsSpan()))
{
    /// <summary>The path under <c>data</c>.</summary>
    public ImmutableArray<string> Path { get; } = path;

    public string Name => $"data.{string.Join('.', Path)}";

    public ImmutableArray<Term> Arguments { get; } = arguments;
}
