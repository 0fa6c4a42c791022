using Plimsoll.Cel.Evaluation;

namespace Plimsoll.Cel.Compilation;

/// <summary>A variable that a macro introduced, and those around it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Slot">Where its value is kept.</param>
/// <param name="Initial">What computes it when it is first asked for; <c>null</c> where the loop sets it.</param>
/// <param name="Outer">The next variable outward; <c>null</c> for none.</param>
sealed record LocalScope(string Name, int Slot, Step? Initial, LocalScope? Outer)
{
    /// <summary>The innermost variable of this name.</summary>
    public static LocalScope? Find(LocalScope? scope, string name)
    {
        while (scope is not null && scope.Name != name)
            scope = scope.Outer;
        return scope;
    }
}
