using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>The variable <c>authorizer</c>: asks on behalf of a user.</summary>
public sealed class AuthorizerValue : CelOpaque
{
    internal static readonly CelType CelType = CelType.Opaque("kubernetes.authorization.Authorizer");

    AuthorizerValue(AuthorizationUser user, IAuthorizer authorizer) => (User, Authorizer) = (user, authorizer);

    /// <summary>On whose behalf it asks.</summary>
    public AuthorizationUser User { get; }

    /// <inheritdoc/>
    public override CelType Type => CelType;

    /// <summary>The type of the variable <c>authorizer</c>.</summary>
    public static CelType DeclaredType => CelType;

    internal IAuthorizer Authorizer { get; }

    /// <summary>Asks <paramref name="authorizer"/> on behalf of <paramref name="user"/>.</summary>
    public static AuthorizerValue For(AuthorizationUser user, IAuthorizer authorizer) => new(user, authorizer);

    /// <inheritdoc/>
    public override bool IsEqualTo(CelOpaque other) => other is AuthorizerValue authorizer && authorizer.User == User && authorizer.Authorizer == Authorizer;

    /// <inheritdoc/>
    public override int GetHashCode() => User.Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>On whose behalf it asks.</summary>
    public override string ToString() => $"authorizer of {User.Name}";
}
