using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Testing;

/// <summary>The namespace in which a test's object is.</summary>
/// <param name="Name">Its name; empty to leave the object where it is.</param>
/// <param name="Labels">Its labels for this test; <c>null</c> to leave them as given.</param>
public sealed record NamespaceOverride(string Name, MappingNode? Labels);
