using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Plimsoll.Cel.Declarations;

/// <summary>A fixed list of types with fields.</summary>
sealed class FixedStructs(ImmutableArray<StructDeclaration> structs) : IStructProvider
{
    readonly FrozenDictionary<string, StructDeclaration> _byName = structs.ToFrozenDictionary(declared => declared.Name, StringComparer.Ordinal);

    public StructDeclaration? Find(string name) => _byName.GetValueOrDefault(name);
}
