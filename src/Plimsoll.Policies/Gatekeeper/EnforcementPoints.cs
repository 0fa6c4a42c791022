namespace Plimsoll.Policies.Gatekeeper;

/// <summary>The names of enforcement points in constraints.</summary>
static class EnforcementPoints
{
    /// <summary>The point of a name; <c>null</c> where there is none.</summary>
    public static EnforcementPoint? Of(string name) => name switch
    {
        "*" => EnforcementPoint.All,
        "validation.gatekeeper.sh" => EnforcementPoint.Webhook,
        "audit.gatekeeper.sh" => EnforcementPoint.Audit,
        "gator.gatekeeper.sh" => EnforcementPoint.Gator,
        "vap.k8s.io" => EnforcementPoint.Vap,
        _ => null,
    };
}
