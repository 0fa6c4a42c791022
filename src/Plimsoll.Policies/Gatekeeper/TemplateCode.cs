using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Which engines a template has code for, without compiling it.</summary>
static class TemplateCode
{
    const string Rego = "Rego";
    const string NativeValidation = "K8sNativeValidation";

    /// <summary>Whether a template has code for an engine; also where it has none at all, which is told when it is compiled.</summary>
    /// <param name="template">A ConstraintTemplate.</param>
    /// <param name="engine">The engine.</param>
    public static bool IsFor(KubernetesObject template, GatekeeperEngine engine)
    {
        if (engine == GatekeeperEngine.Preferred)
            return true;
        var targets = template.Root["spec"]?["targets"].AsMappings ?? [];
        var engines = targets.SelectMany(target => target["code"].AsMappings.Select(code => code["engine"].AsText ?? "")
            .Concat(target["rego"].IsSet ? [Rego] : [])).ToHashSet(StringComparer.Ordinal);
        return engines.Count == 0 || engines.Contains(engine == GatekeeperEngine.Rego ? Rego : NativeValidation);
    }
}
