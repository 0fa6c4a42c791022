namespace Plimsoll.Cel.Kubernetes;

/// <summary>What an authorizer decided.</summary>
/// <param name="Verdict">Allowed or not.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="Error">What went wrong; empty where nothing did.</param>
public sealed record AuthorizationDecision(AuthorizationVerdict Verdict, string Reason = "", string Error = "")
{
    /// <summary>The answer where nothing is known of the cluster's permissions.</summary>
    public static AuthorizationDecision Unknown { get; } = new(
        AuthorizationVerdict.NoOpinion,
        Error: "the permissions are not known: give the RBAC objects (Role, RoleBinding, ClusterRole, ClusterRoleBinding) to answer authorizer checks");
}

/// <summary>Whether a request is allowed.</summary>
public enum AuthorizationVerdict
{
    /// <summary>The authorizer does not know: the request is not allowed by it.</summary>
    NoOpinion,

    /// <summary>It is allowed.</summary>
    Allowed,

    /// <summary>It is denied.</summary>
    Denied,
}
