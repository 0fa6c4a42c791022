namespace Plimsoll.Cel.Syntax;

/// <summary>
/// A loop over a list or map, as macros expand to it. The general form (<see cref="Initial"/>, <see cref="Condition"/>,
/// <see cref="Step"/>, <see cref="Result"/>) is what types and costs are computed from; it is the form that cel-go uses, since
/// Kubernetes' cost figures are defined by it. <see cref="Kind"/>, <see cref="Predicate"/> and <see cref="Transform"/> say the
/// same shorter.
/// </summary>
/// <param name="id">Its number.</param>
/// <param name="offset">Where the macro's opening parenthesis stands.</param>
public sealed class ComprehensionExpr(int id, int offset) : Expr(id, offset)
{
    /// <summary>The name of the accumulator of the macros of the language; no expression can write it.</summary>
    public const string Accumulator = "@result";

    /// <summary>Which macro it is.</summary>
    public required ComprehensionKind Kind { get; init; }

    /// <summary>The variable for the item of a list, or the key of a map; with <see cref="SecondVariable"/> the index of a list.</summary>
    public required string Variable { get; init; }

    /// <summary>The variable for the value in a loop over index and item, or key and value; <c>null</c> where there is none.</summary>
    public required string? SecondVariable { get; init; }

    /// <summary>What is looped over.</summary>
    public required Expr Range { get; init; }

    /// <summary>The name of the accumulator; of <c>cel.bind</c>, the bound variable.</summary>
    public required string AccumulatorVariable { get; init; }

    /// <summary>The accumulator's first value; of <c>cel.bind</c>, the bound value.</summary>
    public required Expr Initial { get; init; }

    /// <summary>Whether the loop goes on.</summary>
    public required Expr Condition { get; init; }

    /// <summary>The accumulator's next value.</summary>
    public required Expr Step { get; init; }

    /// <summary>The result, from the last accumulator.</summary>
    public required Expr Result { get; init; }

    /// <summary>The predicate of the macro, a part of <see cref="Step"/>; <c>null</c> where it has none.</summary>
    public Expr? Predicate { get; init; }

    /// <summary>The transformation of the macro, a part of <see cref="Step"/>; <c>null</c> where it has none.</summary>
    public Expr? Transform { get; init; }
}
