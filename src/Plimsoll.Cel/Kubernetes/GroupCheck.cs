using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>A question about an API group: what <c>authorizer.group('apps')</c> makes.</summary>
sealed class GroupCheck(AuthorizerValue authorizer, string group) : CelOpaque
{
    internal static readonly CelType CelType = CelType.Opaque("kubernetes.authorization.GroupCheck");

    public override CelType Type => CelType;

    public ResourceCheck Resource(string resource) => ResourceCheck.For(authorizer, group, resource);

    public override bool IsEqualTo(CelOpaque other) => ReferenceEquals(this, other);

    public override int GetHashCode() => group.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => $"check of group \"{group}\"";
}
