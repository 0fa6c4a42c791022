using System.Collections.Immutable;

namespace Plimsoll.Cel.Declarations;

/// <summary>A function with all its signatures.</summary>
/// <param name="name">Its name; dots are allowed: <c>math.greatest</c>.</param>
/// <param name="overloads">Its signatures.</param>
public sealed class FunctionDeclaration(string name, params ImmutableArray<Overload> overloads)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its signatures.</summary>
    public ImmutableArray<Overload> Overloads { get; } = overloads;

    /// <summary>This function with the signatures of both; a signature of the same id is replaced.</summary>
    public FunctionDeclaration With(FunctionDeclaration other) =>
        new(Name, [.. Overloads.Where(mine => other.Overloads.All(theirs => theirs.Id != mine.Id)), .. other.Overloads]);
}
