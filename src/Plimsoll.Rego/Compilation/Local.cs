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
