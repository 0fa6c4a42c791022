namespace Plimsoll.Cel.Kubernetes;

/// <summary>Decides what users may do: from RBAC objects, by asking an API server, or not at all.</summary>
public interface IAuthorizer
{
    /// <summary>Decides on one request.</summary>
    AuthorizationDecision Authorize(AuthorizationAttributes attributes);
}
