using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Schemas;

/// <summary>A field that tells the items of a list apart.</summary>
/// <param name="Name">The field.</param>
/// <param name="Default">What an item without the field counts as having; <c>null</c> where the field must be there.</param>
public sealed record ListKey(string Name, ScalarNode? Default);
