using Plimsoll.Cel.Kubernetes;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Knows nothing of permissions, and says so.</summary>
sealed class UnknownAuthorizer : IAuthorizer
{
    UnknownAuthorizer()
    {
    }

    public static UnknownAuthorizer Instance { get; } = new();

    public AuthorizationDecision Authorize(AuthorizationAttributes attributes) => AuthorizationDecision.Unknown;
}
