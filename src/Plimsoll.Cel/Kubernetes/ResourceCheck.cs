using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>A question about an API resource: what <c>authorizer.group('').resource('pods')</c> makes, and <c>authorizer.requestResource</c> is.</summary>
public sealed class ResourceCheck : CelOpaque
{
    internal static readonly CelType CelType = CelType.Opaque("kubernetes.authorization.ResourceCheck");

    readonly AuthorizationAttributes _attributes;
    readonly IAuthorizer _authorizer;

    ResourceCheck(IAuthorizer authorizer, AuthorizationAttributes attributes) => (_authorizer, _attributes) = (authorizer, attributes);

    /// <inheritdoc/>
    public override CelType Type => CelType;

    /// <summary>The type of the variable <c>authorizer.requestResource</c>.</summary>
    public static CelType DeclaredType => CelType;

    /// <summary>A question about a resource in the whole cluster.</summary>
    public static ResourceCheck For(AuthorizerValue authorizer, string group, string resource) =>
        new(authorizer.Authorizer, new AuthorizationAttributes(authorizer.User, "", IsResource: true) { Group = group, Resource = resource });

    /// <summary>The same question about a subresource.</summary>
    public ResourceCheck WithSubresource(string subresource) => new(_authorizer, _attributes with { Subresource = subresource });

    /// <summary>The same question in a namespace.</summary>
    public ResourceCheck WithNamespace(string name) => new(_authorizer, _attributes with { Namespace = name });

    /// <summary>The same question about one object.</summary>
    public ResourceCheck WithName(string name) => new(_authorizer, _attributes with { Name = name });

    /// <summary>The same question about the objects that a field selector selects.</summary>
    public ResourceCheck WithFieldSelector(string selector) => new(_authorizer, _attributes with { FieldSelector = selector });

    /// <summary>The same question about the objects that a label selector selects.</summary>
    public ResourceCheck WithLabelSelector(string selector) => new(_authorizer, _attributes with { LabelSelector = selector });

    /// <summary>Asks for a verb.</summary>
    public AuthorizationDecision Check(string verb) => _authorizer.Authorize(_attributes with { Verb = verb });

    /// <inheritdoc/>
    public override bool IsEqualTo(CelOpaque other) => other is ResourceCheck check && check._attributes == _attributes && check._authorizer == _authorizer;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_attributes.Group, _attributes.Resource, _attributes.Namespace, _attributes.Name);

    /// <summary>What it asks about.</summary>
    public override string ToString() => $"check of resource {_attributes.Resource}";
}
