namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The full name of a kind.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Version">e.g. <c>v1</c>.</param>
/// <param name="Kind">e.g. <c>Deployment</c>.</param>
public readonly record struct GroupVersionKind(string Group, string Version, string Kind)
{
    /// <summary>The full name of <paramref name="kind"/>.</summary>
    /// <param name="apiVersion"><c>GROUP/VERSION</c>, or <c>VERSION</c> for the core group.</param>
    /// <param name="kind">The kind.</param>
    public static GroupVersionKind Of(string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new("", apiVersion, kind) : new(apiVersion[..slash], apiVersion[(slash + 1)..], kind);
    }

    /// <summary><c>GROUP/VERSION</c>, or <c>VERSION</c> for the core group.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";
}
