using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>A subject as a binding names it.</summary>
/// <param name="Subject">Who.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundSubject(RbacSubject Subject, SourceLocation Location);
