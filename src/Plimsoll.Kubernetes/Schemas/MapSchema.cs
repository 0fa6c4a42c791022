namespace Plimsoll.Kubernetes.Schemas;

/// <summary>Values under text keys that nobody declares, such as labels.</summary>
/// <param name="values">The type of its values.</param>
public sealed class MapSchema(TypeSchema values) : TypeSchema
{
    /// <summary>The type of its values.</summary>
    public TypeSchema Values { get; } = values;

    /// <summary>Whether it is replaced as a whole when it is merged.</summary>
    public bool IsAtomic { get; init; }

    /// <summary>The most entries it may have; <c>null</c> where nothing is declared.</summary>
    public long? MaxProperties { get; init; }
}
