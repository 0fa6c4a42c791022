using System.Collections.Immutable;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Syntax;

/// <summary>A term as it is written.</summary>
abstract class Term(RegoLocation at, int depth)
{
    /// <summary>Where it begins.</summary>
    public RegoLocation At { get; } = at;

    /// <summary>How many terms it is nested in itself: what bounds every recursion over terms.</summary>
    public int Depth { get; } = depth;

    /// <summary>The depth of a term of these parts.</summary>
    protected static int Over(params ReadOnlySpan<Term> parts)
    {
        var deepest = 0;
        foreach (var part in parts)
            deepest = Math.Max(deepest, part.Depth);
        return deepest + 1;
    }
}

/// <summary>A null, boolean, number or string, or a value that was put together before the evaluation.</summary>
sealed class ValueTerm(RegoLocation at, RegoValue value) : Term(at, 1)
{
    public RegoValue Value { get; } = value;
}

/// <summary>A name: a variable, or the beginning of a path. A name that starts with <see cref="Wildcard"/> was written <c>_</c>.</summary>
sealed class VarTerm(RegoLocation at, string name) : Term(at, 1)
{
    /// <summary>What no written name begins with.</summary>
    public const char Wildcard = '$';

    public string Name { get; } = name;

    public bool IsWildcard => Name[0] == Wildcard;

    /// <summary>The name for messages.</summary>
    public string WrittenName => IsWildcard ? "_" : Name;
}

/// <summary>A path into a document, e.g. <c>input.a["b"][i]</c>.</summary>
sealed class RefTerm(RegoLocation at, Term head, ImmutableArray<Term> path) : Term(at, Math.Max(head.Depth, Over(path.AsSpan())))
{
    public Term Head { get; } = head;

    public ImmutableArray<Term> Path { get; } = path;
}

/// <summary>The call of a function or an operator.</summary>
sealed class CallTerm(RegoLocation at, Term function, ImmutableArray<Term> arguments)
    : Term(at, Math.Max(function.Depth + 1, Over(arguments.AsSpan())))
{
    /// <summary>The function's path.</summary>
    public Term Function { get; } = function;

    public ImmutableArray<Term> Arguments { get; } = arguments;
}

/// <summary>An array, <c>[a, b]</c>.</summary>
sealed class ArrayTerm(RegoLocation at, ImmutableArray<Term> items) : Term(at, Over(items.AsSpan()))
{
    public ImmutableArray<Term> Items { get; } = items;
}

/// <summary>A set, <c>{a, b}</c>.</summary>
sealed class SetTerm(RegoLocation at, ImmutableArray<Term> items) : Term(at, Over(items.AsSpan()))
{
    public ImmutableArray<Term> Items { get; } = items;
}

/// <summary>An object, <c>{k: v}</c>.</summary>
sealed class ObjectTerm(RegoLocation at, ImmutableArray<Term> keys, ImmutableArray<Term> values)
    : Term(at, Math.Max(Over(keys.AsSpan()), Over(values.AsSpan())))
{
    public ImmutableArray<Term> Keys { get; } = keys;

    public ImmutableArray<Term> Values { get; } = values;
}

/// <summary>The kinds of comprehensions.</summary>
enum ComprehensionKind
{
    Array,
    Set,
    Object,
}

/// <summary>A comprehension, e.g. <c>{k: v | ...}</c>.</summary>
sealed class ComprehensionTerm(RegoLocation at, ComprehensionKind kind, Term? key, Term value, Body body)
    : Term(at, Math.Max(Math.Max(key?.Depth ?? 0, value.Depth), body.Depth) + 1)
{
    public ComprehensionKind Kind { get; } = kind;

    /// <summary>The key of an object's member.</summary>
    public Term? Key { get; } = key;

    public Term Value { get; } = value;

    public Body Body { get; } = body;
}

/// <summary>A template string: texts, and sets of the one value to put between them (empty where it is undefined).</summary>
sealed class TemplateTerm(RegoLocation at, ImmutableArray<Term> parts) : Term(at, Over(parts.AsSpan()))
{
    /// <summary>A <see cref="ValueTerm"/> for text, a <see cref="ComprehensionTerm"/> for an expression.</summary>
    public ImmutableArray<Term> Parts { get; } = parts;
}
