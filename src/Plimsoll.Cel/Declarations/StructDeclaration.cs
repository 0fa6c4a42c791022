using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Declarations;

/// <summary>A type with named fields.</summary>
/// <param name="name">Its name, e.g. <c>JSONPatch</c>.</param>
public abstract class StructDeclaration(string name)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>The type.</summary>
    public CelType Type { get; } = CelType.Struct(name);

    /// <summary>Finds the type of a field.</summary>
    public abstract bool TryFindField(string field, out CelType type);

    /// <summary>The names of its fields, for messages; empty where any name is one.</summary>
    public virtual IEnumerable<string> Fields => [];

    /// <summary>Makes an object of <c>Name{field: value}</c>.</summary>
    /// <param name="fields">The fields that are set; each is declared.</param>
    /// <returns>The object, or an error.</returns>
    public virtual CelValue Create(ReadOnlySpan<KeyValuePair<FieldName, CelValue>> fields) =>
        CelValue.Error(CelErrorKind.NoSuchOverload, $"objects of type {Name} cannot be made");
}
