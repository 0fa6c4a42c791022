namespace Plimsoll.Kubernetes.Network;

/// <summary>What follows where a rule matches.</summary>
public enum PolicyAction
{
    /// <summary>The connection may be made (<c>Allow</c>, <c>Accept</c>).</summary>
    Allow,

    /// <summary>The connection may not be made.</summary>
    Deny,

    /// <summary>The tier has no say: the next one decides.</summary>
    Pass,
}
