using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>One rule of a role: every combination of its values is allowed.</summary>
/// <param name="Verbs">The verbs; <c>*</c> is every one.</param>
/// <param name="ApiGroups">The API groups; empty text is the core group, <c>*</c> every one.</param>
/// <param name="Resources">Resources as <c>pods</c>, <c>pods/exec</c>, <c>*/scale</c>; <c>*</c> is every one with every subresource.</param>
/// <param name="ResourceNames">The objects it is limited to; none for no limit.</param>
/// <param name="NonResourceUrls">Paths; one with a last <c>*</c> is a prefix.</param>
/// <param name="Location">Where it is written.</param>
/// <remarks>
/// As the API server decides: https://kubernetes.io/docs/reference/access-authn-authz/rbac/ and
/// k8s.io/kubernetes/pkg/apis/rbac/v1/evaluation_helpers.go. Case counts everywhere; <c>pods/*</c> grants nothing.
/// </remarks>
public sealed record PolicyRule(
    ImmutableArray<string> Verbs,
    ImmutableArray<string> ApiGroups,
    ImmutableArray<string> Resources,
    ImmutableArray<string> ResourceNames,
    ImmutableArray<string> NonResourceUrls,
    SourceLocation Location)
{
    /// <summary>Every verb, group, resource.</summary>
    public const string All = "*";

    /// <summary>A place for rules that no file holds.</summary>
    public static SourceLocation Nowhere { get; } = new("", 0, 0);

    /// <summary>Whether it allows a request.</summary>
    /// <param name="request">The request.</param>
    public bool Allows(RbacRequest request) => request.Path is { } path
        ? Has(Verbs, request.Verb) && AllowsPath(path)
        : Has(Verbs, request.Verb) && Has(ApiGroups, request.Group)
            && AllowsResource(request.Resource, request.Subresource) && AllowsName(request.Name);

    /// <summary>Whether a verb is one of its verbs.</summary>
    /// <param name="verb">The verb.</param>
    public bool AllowsVerb(string verb) => Has(Verbs, verb);

    /// <summary>Whether a group is one of its groups.</summary>
    /// <param name="group">The API group.</param>
    public bool AllowsGroup(string group) => Has(ApiGroups, group);

    /// <summary>Whether it is about a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="subresource">The subresource; empty for none.</param>
    public bool AllowsResource(string resource, string subresource)
    {
        foreach (var written in Resources)
        {
            if (written == All || IsResource(written, resource, subresource))
                return true;
        }

        return false;
    }

    /// <summary>Whether it is about an object; a request without a name only where nothing limits the names.</summary>
    /// <param name="name">The name; empty for none.</param>
    public bool AllowsName(string name) => ResourceNames.IsEmpty || ResourceNames.Contains(name, StringComparer.Ordinal);

    /// <summary>Whether a pattern of paths stands for a path.</summary>
    /// <param name="pattern">A path, or a prefix with a last <c>*</c>.</param>
    /// <param name="path">The path.</param>
    public static bool CoversPath(string pattern, string path) => pattern == path
        || (pattern is [.., '*'] && path.AsSpan().StartsWith(pattern.AsSpan().TrimEnd('*'), StringComparison.Ordinal));

    /// <summary>The rule in one line, as <c>kubectl describe</c> orders it.</summary>
    public override string ToString()
    {
        var verbs = string.Join(',', Verbs);
        if (Resources.IsEmpty)
            return $"{verbs} on {string.Join(',', NonResourceUrls)}";
        var groups = ApiGroups is [""] ? "" : $" of {string.Join(',', ApiGroups.Select(group => group.Length == 0 ? "core" : group))}";
        var names = ResourceNames.IsEmpty ? "" : $" named {string.Join(',', ResourceNames)}";
        return $"{verbs} on {string.Join(',', Resources)}{groups}{names}";
    }

    bool AllowsPath(string path)
    {
        foreach (var pattern in NonResourceUrls)
        {
            if (CoversPath(pattern, path))
                return true;
        }

        return false;
    }

    static bool IsResource(string written, string resource, string subresource)
    {
        if (subresource.Length == 0)
            return written == resource;
        if (!written.EndsWith(subresource, StringComparison.Ordinal))
            return false;
        var slash = written.Length - subresource.Length - 1;
        return slash > 0 && written[slash] == '/'
            && ((slash == 1 && written[0] == '*') || written.AsSpan(0, slash).SequenceEqual(resource));
    }

    static bool Has(ImmutableArray<string> values, string value)
    {
        foreach (var candidate in values)
        {
            if (candidate == All || candidate == value)
                return true;
        }

        return false;
    }
}
