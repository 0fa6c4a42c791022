using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>A question about a path of the API server: what <c>authorizer.path('/healthz')</c> makes.</summary>
sealed class PathCheck(AuthorizerValue authorizer, string path) : CelOpaque
{
    internal static readonly CelType CelType = CelType.Opaque("kubernetes.authorization.PathCheck");

    public override CelType Type => CelType;

    public AuthorizationDecision Check(string verb) =>
        authorizer.Authorizer.Authorize(new AuthorizationAttributes(authorizer.User, verb, IsResource: false) { Path = path });

    public override bool IsEqualTo(CelOpaque other) => ReferenceEquals(this, other);

    public override int GetHashCode() => path.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => $"check of path {path}";
}
