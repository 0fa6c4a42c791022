namespace Plimsoll.Cel.Kubernetes;

/// <summary>A request that may be allowed or not: of an API resource or of a path.</summary>
/// <param name="User">Who asks.</param>
/// <param name="Verb">The verb of the API, or of HTTP for a path.</param>
/// <param name="IsResource">Whether it is of an API resource.</param>
public sealed record AuthorizationAttributes(AuthorizationUser User, string Verb, bool IsResource)
{
    /// <summary>The path, where it is of one.</summary>
    public string Path { get; init; } = "";

    /// <summary>The API group; empty for the core group.</summary>
    public string Group { get; init; } = "";

    /// <summary>The version of the API group, <c>*</c> for any.</summary>
    public string Version { get; init; } = "*";

    /// <summary>The resource, e.g. <c>pods</c>.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The subresource; empty for none.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>The namespace; empty for the whole cluster.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The name of the object; empty for all.</summary>
    public string Name { get; init; } = "";

    /// <summary>The field selector as written; empty for none. One that cannot be read limits nothing.</summary>
    public string FieldSelector { get; init; } = "";

    /// <summary>The label selector as written; empty for none. One that cannot be read limits nothing.</summary>
    public string LabelSelector { get; init; } = "";
}
