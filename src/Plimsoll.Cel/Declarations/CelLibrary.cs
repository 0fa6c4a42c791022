using System.Collections.Immutable;
using Plimsoll.Cel.Syntax;

namespace Plimsoll.Cel.Declarations;

/// <summary>Functions, macros and types that belong together.</summary>
/// <param name="Name">Its name, e.g. <c>strings</c>.</param>
public sealed record CelLibrary(string Name)
{
    /// <summary>The functions.</summary>
    public ImmutableArray<FunctionDeclaration> Functions { get; init; } = [];

    /// <summary>The macros.</summary>
    public ImmutableArray<Macro> Macros { get; init; } = [];

    /// <summary>The types with fields.</summary>
    public ImmutableArray<StructDeclaration> Structs { get; init; } = [];

    /// <summary>Names of types that expressions may use as values, e.g. <c>kubernetes.Quantity</c>.</summary>
    public ImmutableArray<Types.CelType> Types { get; init; } = [];
}
