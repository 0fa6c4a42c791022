namespace Plimsoll.Cel.Values;

/// <summary>
/// An object with named fields. Derive from it, or describe a .NET type with <c>RecordType</c>, to evaluate over objects
/// of your own without converting them.
/// </summary>
public abstract class CelStruct : CelReference
{
    /// <inheritdoc/>
    public sealed override CelKind Kind => CelKind.Struct;

    /// <summary>Finds a field.</summary>
    /// <returns>Whether the type has the field: an unset field has the default value of its type.</returns>
    public abstract bool TryGetField(FieldName name, out CelValue value);

    /// <summary>Whether the field is set, as <c>has()</c> asks.</summary>
    /// <returns><c>null</c> where the type has no such field.</returns>
    public abstract bool? HasField(FieldName name);

    /// <summary>Why it is not known whether the field is set: what <c>has()</c> answers then; <c>null</c> where it is known.</summary>
    public virtual CelError? WhyUnknown(FieldName name) => null;

    /// <summary>The fields that are set, for people; empty where a type does not tell them.</summary>
    public virtual IEnumerable<KeyValuePair<string, CelValue>> ShownFields => [];

    /// <summary>Equality of the language with an object of the same type.</summary>
    public abstract bool IsEqualTo(CelStruct other);

    /// <summary>A hash that agrees with <see cref="IsEqualTo"/>.</summary>
    public abstract override int GetHashCode();

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => obj is CelStruct other && Type.Equals(other.Type) && IsEqualTo(other);
}
