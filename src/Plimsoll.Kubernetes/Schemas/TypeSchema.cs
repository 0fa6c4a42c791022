namespace Plimsoll.Kubernetes.Schemas;

/// <summary>What values may stand at a place of a Kubernetes object: <see cref="ObjectSchema"/>, <see cref="MapSchema"/>, <see cref="ListSchema"/> or <see cref="ScalarSchema"/>.</summary>
/// <remarks>Immutable. A type may contain itself, so a walk over types follows a value or has a bound of its own.</remarks>
public abstract class TypeSchema
{
    private protected TypeSchema()
    {
    }
}
