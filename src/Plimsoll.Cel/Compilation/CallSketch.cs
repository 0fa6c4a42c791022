using System.Collections.Immutable;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Compilation;

/// <summary>A call as far as it is known before the evaluation.</summary>
/// <param name="Function">The name of the function.</param>
/// <param name="Overload">The id of the signature.</param>
/// <param name="Target">What it is called on; <c>null</c> for functions.</param>
/// <param name="Arguments">The arguments, without the target.</param>
public sealed record CallSketch(string Function, string Overload, ArgumentSketch? Target, ImmutableArray<ArgumentSketch> Arguments);

/// <summary>An argument as far as it is known before the evaluation.</summary>
/// <param name="Part">The expression.</param>
/// <param name="Type">Its type.</param>
/// <param name="Size">Its size: characters, bytes, items or entries; anything where it is not known.</param>
/// <param name="ItemSize">The size of the items, where it is a list and something is known of them.</param>
/// <param name="Path">Where the value comes from: variable, fields, <c>@items</c>, <c>@keys</c>, <c>@values</c>; empty where it is computed.</param>
public sealed record ArgumentSketch(Expr Part, CelType Type, CostRange Size, CostRange? ItemSize, ImmutableArray<string> Path);
