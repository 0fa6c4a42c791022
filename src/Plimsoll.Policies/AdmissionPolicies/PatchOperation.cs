using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>One operation of a JSON patch.</summary>
/// <param name="Operation">add, remove, replace, move, copy or test.</param>
/// <param name="Path">A JSON pointer (RFC 6901).</param>
/// <param name="From">A JSON pointer, for move and copy.</param>
/// <param name="Value">The value, for add, replace and test; <c>null</c> where none is given.</param>
public sealed record PatchOperation(string Operation, string Path, string From, ObjectNode? Value);
