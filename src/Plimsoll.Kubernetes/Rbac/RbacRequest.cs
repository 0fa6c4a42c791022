namespace Plimsoll.Kubernetes.Rbac;

/// <summary>What somebody wants to do: a verb on an API resource, or on a path.</summary>
/// <param name="Verb">The verb of the API (<c>get</c>, <c>create</c>), of HTTP for a path. Case counts.</param>
public sealed record RbacRequest(string Verb)
{
    /// <summary>The API group; empty for the core group.</summary>
    public string Group { get; init; } = "";

    /// <summary>The resource in the plural, e.g. <c>pods</c>.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The subresource, e.g. <c>exec</c>; empty for none.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>The namespace; empty for the whole cluster.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The name of the object; empty where the request names none (list, create, deletecollection).</summary>
    public string Name { get; init; } = "";

    /// <summary>The path of a request that is not of a resource; <c>null</c> where it is of one.</summary>
    public string? Path { get; init; }

    /// <summary>Resource and subresource as rules write them.</summary>
    public string ResourcePath => Subresource.Length == 0 ? Resource : $"{Resource}/{Subresource}";

    /// <summary>A request of a path.</summary>
    /// <param name="verb">The verb of HTTP, in lower case.</param>
    /// <param name="path">The path.</param>
    public static RbacRequest OfPath(string verb, string path) => new(verb) { Path = path };
}
