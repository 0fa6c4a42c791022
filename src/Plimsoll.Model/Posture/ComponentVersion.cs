using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Posture;

/// <summary>A part of Kubernetes that runs, and its version.</summary>
/// <param name="Name">Its program, e.g. <c>kubelet</c> or <c>kube-apiserver</c>.</param>
/// <param name="Version">As written, e.g. <c>v1.29.3-eks-ae9a62a</c>.</param>
/// <param name="Object">The object that says so.</param>
/// <param name="Location">Where it says so.</param>
public sealed record ComponentVersion(string Name, string Version, ObjectReference Object, SourceLocation Location);
