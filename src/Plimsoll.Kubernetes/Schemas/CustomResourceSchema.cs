namespace Plimsoll.Kubernetes.Schemas;

/// <summary>The type of one version of a custom resource.</summary>
/// <param name="ApiVersion">Group and version: <c>example.com/v1</c>.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Schema">The type.</param>
public sealed record CustomResourceSchema(string ApiVersion, string Kind, ObjectSchema Schema);
