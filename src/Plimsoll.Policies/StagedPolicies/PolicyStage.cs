namespace Plimsoll.Policies.StagedPolicies;

/// <summary>Where on its way a container is stopped.</summary>
public enum PolicyStage
{
    /// <summary>An image was built: <c>plimsoll scan</c>, and every image that <c>plimsoll gate</c> examines.</summary>
    Build,

    /// <summary>An object is given to the API server: <c>plimsoll check</c>, <c>plimsoll gate</c>.</summary>
    Deploy,

    /// <summary>Something happens in a container: the agent's stage, which does not exist in this version.</summary>
    Run,
}
