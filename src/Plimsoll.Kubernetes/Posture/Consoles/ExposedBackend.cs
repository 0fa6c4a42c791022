using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture.Consoles;

/// <summary>A Service that an object leads visitors to.</summary>
/// <param name="Namespace">The Service's namespace.</param>
/// <param name="Service">The Service.</param>
/// <param name="Way">How, for people: the kind of object and the host names.</param>
/// <param name="Location">Where it is written.</param>
sealed record ExposedBackend(string Namespace, string Service, string Way, SourceLocation Location);
