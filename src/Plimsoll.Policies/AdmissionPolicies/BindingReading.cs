using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Policies;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Reads bindings.</summary>
static class BindingReading
{
    public static ValidatingBinding? ReadValidating(KubernetesObject found, PolicyIssues issues)
    {
        var spec = PolicyReading.Spec(found, issues, "policyName", "paramRef", "matchResources", "validationActions");
        return spec is null ? null : new ValidatingBinding
        {
            Object = found,
            Name = found.Reference.Name,
            PolicyName = PolicyName(spec),
            ParamRef = ReadParamRef(spec),
            MatchResources = MatchRulesReading.Read(spec, "matchResources", isRequired: false, isMutating: false),
            Actions = Actions(spec, "validationActions"),
        };
    }

    public static MutatingBinding? ReadMutating(KubernetesObject found, PolicyIssues issues)
    {
        var spec = PolicyReading.Spec(found, issues, "policyName", "paramRef", "matchResources");
        return spec is null ? null : new MutatingBinding
        {
            Object = found,
            Name = found.Reference.Name,
            PolicyName = PolicyName(spec),
            ParamRef = ReadParamRef(spec),
            MatchResources = MatchRulesReading.Read(spec, "matchResources", isRequired: false, isMutating: true),
        };
    }

    static string PolicyName(FieldReader spec)
    {
        var name = spec.Text("policyName", isRequired: true);
        if (name.Length > 0 && !PolicyNames.IsSubdomain(name))
            spec.Fail("policyName", $"\"{name}\" cannot be the name of a policy");
        return name;
    }

    /// <summary>Deny, Warn and Audit under a key.</summary>
    internal static ImmutableArray<Enforcement> Actions(FieldReader spec, string key)
    {
        var words = spec.Texts(key, isRequired: true);
        var actions = ImmutableArray.CreateBuilder<Enforcement>(words.Length);
        foreach (var word in words)
        {
            var action = word switch
            {
                "Deny" => Enforcement.Deny,
                "Warn" => Enforcement.Warn,
                "Audit" => Enforcement.Audit,
                _ => (Enforcement?)null,
            };
            if (action is not { } known)
                spec.Fail(key, $"must be Deny, Warn or Audit, not \"{word}\"");
            else if (actions.Contains(known))
                spec.Fail(key, $"must not name {word} twice");
            else
                actions.Add(known);
        }

        if (actions.Contains(Enforcement.Deny) && actions.Contains(Enforcement.Warn))
            spec.Fail(key, "must not name Deny and Warn together: a denial is told anyway");
        return actions.ToImmutable();
    }

    static ParamRef? ReadParamRef(FieldReader spec)
    {
        if (spec.Mapping("paramRef") is not { } node)
            return null;
        var reader = new FieldReader(
            node, spec.PathOf("paramRef"), spec.Issues, "name", "namespace", "selector", "parameterNotFoundAction");
        var name = reader.Text("name");
        var selector = SelectorReading.Read(reader, "selector");
        if (name.Length > 0 && selector is not null)
            reader.Fail("name", "name and selector must not be given together");
        else if (name.Length == 0 && selector is null)
            reader.Fail("name", "name or selector is required");
        return new ParamRef(
            name,
            reader.Text("namespace"),
            selector,
            reader.Word("parameterNotFoundAction", isRequired: true, "Deny", "Allow") == "Deny");
    }
}
