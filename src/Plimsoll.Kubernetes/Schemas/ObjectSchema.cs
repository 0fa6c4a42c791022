using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Kubernetes.Schemas;

/// <summary>An object with declared fields. They are read when they are first asked for; safe for concurrent use.</summary>
public sealed class ObjectSchema : TypeSchema
{
    readonly Lazy<Dictionary<string, ObjectField>> _byName;

    /// <summary>An object with these fields.</summary>
    /// <param name="name">Its name, where types refer to it by one; else empty.</param>
    /// <param name="fields">Its fields, each name once.</param>
    public ObjectSchema(string name, ImmutableArray<ObjectField> fields)
        : this(name, () => fields)
    {
    }

    /// <summary>An object whose fields are found out later.</summary>
    internal ObjectSchema(string name, Func<ImmutableArray<ObjectField>> fields)
        : this(name, new Lazy<Dictionary<string, ObjectField>>(
            () => fields().ToDictionary(field => field.Name, StringComparer.Ordinal)))
    {
    }

    ObjectSchema(string name, Lazy<Dictionary<string, ObjectField>> byName) => (Name, _byName) = (name, byName);

    /// <summary>An object of which nothing is declared.</summary>
    public static ObjectSchema Undeclared { get; } = new("", []) { KeepsUnknownFields = true };

    /// <summary>Its name, where types refer to it by one; else empty.</summary>
    public string Name { get; }

    /// <summary>Whether it is replaced as a whole when it is merged.</summary>
    public bool IsAtomic { get; init; }

    /// <summary>Whether fields that are not declared are kept.</summary>
    public bool KeepsUnknownFields { get; init; }

    /// <summary>The fields.</summary>
    public IReadOnlyCollection<ObjectField> Fields => _byName.Value.Values;

    /// <summary>Finds a field.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="field">The field; <c>null</c> where it is not declared.</param>
    /// <returns>Whether it is declared.</returns>
    public bool TryFind(string name, [NotNullWhen(true)] out ObjectField? field) => _byName.Value.TryGetValue(name, out field);

    /// <summary>The same object, merged another way.</summary>
    internal ObjectSchema WithAtomic(bool isAtomic) =>
        new(Name, _byName) { IsAtomic = isAtomic, KeepsUnknownFields = KeepsUnknownFields };
}
