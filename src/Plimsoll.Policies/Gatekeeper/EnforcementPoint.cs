namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Where a constraint is asked; scoped enforcement actions may differ by it.</summary>
public enum EnforcementPoint
{
    /// <summary><c>*</c>: everywhere.</summary>
    All,

    /// <summary><c>validation.gatekeeper.sh</c>: the admission webhook.</summary>
    Webhook,

    /// <summary><c>audit.gatekeeper.sh</c>: the audit of what is in the cluster.</summary>
    Audit,

    /// <summary><c>gator.gatekeeper.sh</c>: a pipeline, before the cluster.</summary>
    Gator,

    /// <summary><c>vap.k8s.io</c>: a ValidatingAdmissionPolicy generated from the template.</summary>
    Vap,
}
