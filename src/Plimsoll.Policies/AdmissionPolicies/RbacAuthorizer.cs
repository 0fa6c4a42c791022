using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Rbac;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Answers from the RBAC objects that are given. Immutable; safe for concurrent use.</summary>
/// <remarks>https://kubernetes.io/docs/reference/access-authn-authz/rbac/; the group system:masters may do everything.</remarks>
sealed class RbacAuthorizer : IAuthorizer
{
    static readonly AuthorizationDecision Allowed = new(AuthorizationVerdict.Allowed);
    static readonly AuthorizationDecision NotAllowed = new(AuthorizationVerdict.NoOpinion);

    readonly RbacIndex _index;

    RbacAuthorizer(RbacIndex index) => _index = index;

    /// <summary>Answers from the roles and bindings among <paramref name="objects"/>; nothing is known where there are none.</summary>
    public static IAuthorizer From(ImmutableArray<KubernetesObject> objects) => objects.Any(RbacReader.IsRbac)
        ? new RbacAuthorizer(new RbacIndex(RbacReader.Read(objects)))
        : UnknownAuthorizer.Instance;

    public AuthorizationDecision Authorize(AuthorizationAttributes attributes) =>
        _index.Can(new RbacUser(attributes.User.Name, attributes.User.Groups), RequestOf(attributes)).IsAllowed ? Allowed : NotAllowed;

    static RbacRequest RequestOf(AuthorizationAttributes attributes) => attributes.IsResource
        ? new RbacRequest(attributes.Verb)
        {
            Group = attributes.Group,
            Resource = attributes.Resource,
            Subresource = attributes.Subresource,
            Namespace = attributes.Namespace,
            Name = attributes.Name,
        }
        : RbacRequest.OfPath(attributes.Verb, attributes.Path);
}
