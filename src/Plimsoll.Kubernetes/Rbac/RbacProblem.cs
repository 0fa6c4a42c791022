using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>Something of the RBAC objects that cannot be as it is written; the rest goes on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Object">The object.</param>
/// <param name="Location">The line to look at.</param>
/// <param name="Detail">What is wrong, and what follows.</param>
public sealed record RbacProblem(RbacProblemKind Kind, ObjectReference Object, SourceLocation Location, string Detail);
