using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Compilation;

/// <summary>What a name or call of an expression turned out to mean.</summary>
abstract record Reference
{
    /// <summary>A variable of the environment, by its full name.</summary>
    public sealed record Variable(string Name) : Reference;

    /// <summary>A variable that a macro introduced.</summary>
    public sealed record Local(string Name) : Reference;

    /// <summary>A value that is known: a type's name.</summary>
    public sealed record Constant(CelValue Value) : Reference;

    /// <summary>A function with the signatures that can be meant.</summary>
    /// <param name="Declaration">The function.</param>
    /// <param name="Overloads">The signatures that can be meant, by the types that are known.</param>
    /// <param name="IsQualified">Whether what looks like the target is a part of the function's name: <c>math.greatest(…)</c>.</param>
    public sealed record Function(FunctionDeclaration Declaration, ImmutableArray<Overload> Overloads, bool IsQualified) : Reference;

    /// <summary>A type with fields whose object is made.</summary>
    public sealed record Struct(StructDeclaration Declaration) : Reference;
}
