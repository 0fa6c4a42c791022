namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Which objects a rule is about.</summary>
public enum RuleScope
{
    /// <summary><c>*</c>: all.</summary>
    All,

    /// <summary>Those without a namespace; Namespace objects are among them.</summary>
    Cluster,

    /// <summary>Those in a namespace.</summary>
    Namespaced,
}
