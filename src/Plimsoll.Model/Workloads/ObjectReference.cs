namespace Plimsoll.Model.Workloads;

/// <summary>The name of a Kubernetes object.</summary>
/// <param name="ApiVersion">Group and version, e.g. <c>apps/v1</c>.</param>
/// <param name="Kind">e.g. <c>Deployment</c>.</param>
/// <param name="Namespace">As written in the manifest; empty where none is.</param>
/// <param name="Name">As written; a generateName prefix with its trailing dash where there is no name; empty where neither is.</param>
public sealed record ObjectReference(string ApiVersion, string Kind, string Namespace, string Name)
{
    /// <summary><c>KIND NAMESPACE/NAME</c>, without the namespace where there is none.</summary>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";
}
