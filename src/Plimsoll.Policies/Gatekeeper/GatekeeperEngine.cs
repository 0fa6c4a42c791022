namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Which code of a ConstraintTemplate decides, where it has code for several engines.</summary>
public enum GatekeeperEngine
{
    /// <summary>K8sNativeValidation where there is code for it, as Gatekeeper does; else Rego.</summary>
    Preferred,

    /// <summary>Rego. A template without it cannot be used.</summary>
    Rego,

    /// <summary>K8sNativeValidation, which is CEL. A template without it cannot be used.</summary>
    Cel,
}
