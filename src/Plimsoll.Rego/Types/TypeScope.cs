using Plimsoll.Rego.Compilation;

namespace Plimsoll.Rego.Types;

/// <summary>The types of the variables that are known at a place.</summary>
sealed class TypeScope(TypeScope? outer)
{
    readonly Dictionary<Local, RegoType> _types = [];

    /// <summary>The type of a variable; <c>null</c> where it is not known yet.</summary>
    public RegoType? Find(Local local)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._types.TryGetValue(local, out var type))
                return type;
        }

        return null;
    }

    TypeScope? Outer => outer;

    /// <summary>Notes the type of a variable.</summary>
    public void Set(Local local, RegoType type) => _types[local] = type;
}
