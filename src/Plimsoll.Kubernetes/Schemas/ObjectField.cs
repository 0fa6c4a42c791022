namespace Plimsoll.Kubernetes.Schemas;

/// <summary>A declared field of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
public sealed record ObjectField(string Name, TypeSchema Type)
{
    /// <summary>Whether every object must have it. Not known of built-in types, where it is <c>false</c>.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the API server fills it in where it is missing. Not known of built-in types, where it is <c>false</c>.</summary>
    public bool HasDefault { get; init; }
}
