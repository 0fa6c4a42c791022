using System.Collections.Immutable;
using Plimsoll.Cel;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Reads ConstraintTemplates, as strictly as Gatekeeper does: fields that nobody knows are passed over.</summary>
/// <remarks>
/// templates.gatekeeper.sh v1, v1beta1 and v1alpha1, which differ in whether schemas are of the old kind by default:
/// github.com/open-policy-agent/frameworks, constraint/pkg/apis/templates.
/// </remarks>
/// <param name="kubernetes">What expressions of CEL may use.</param>
/// <param name="engine">Which code decides.</param>
sealed class TemplateReading(CelEnvironment kubernetes, GatekeeperEngine engine)
{
    const string Target = "admission.k8s.gatekeeper.sh";
    const string RegoName = "Rego";
    const string NativeName = "K8sNativeValidation";

    /// <summary>The template; <c>null</c> where it cannot be used, which is told.</summary>
    /// <param name="found">The object.</param>
    /// <param name="issues">Where it is told.</param>
    /// <param name="warnings">Where it is told what is wrong with a template that can be used.</param>
    public ConstraintTemplate? Read(KubernetesObject found, PolicyIssues issues, PolicyIssues warnings)
    {
        var kind = KindOf(found);
        if (kind.Length == 0)
        {
            issues.Add(found.Location, "spec.crd.spec.names.kind: is required");
            return null;
        }

        if (!string.Equals(found.Reference.Name, kind, StringComparison.OrdinalIgnoreCase))
        {
            issues.Add(
                (found.Root["metadata"] as MappingNode)?.LocationOf("name") ?? found.Location,
                $"metadata.name: must be {kind.ToLowerInvariant()}, the kind of its constraints in small letters");
        }

        var parameters = Parameters(found, issues);
        var requires = SyncRequirements.Read(found, warnings);
        if (TargetOf(found, issues) is not { } target)
            return null;
        var template = new ConstraintTemplate(parameters)
        {
            Object = found,
            Kind = kind,
            Operations = Operations(target),
            Requires = requires,
        };
        template = WithCode(template, target);
        return issues.IsEmpty ? template : null;
    }

    /// <summary>The kind of the constraints of a template; empty where it does not say.</summary>
    public static string KindOf(KubernetesObject template) => template.Root["spec"]?["crd"]?["spec"]?["names"]?["kind"].AsText ?? "";

    static ParameterSchema Parameters(KubernetesObject found, PolicyIssues issues)
    {
        const string path = "spec.crd.spec.validation.openAPIV3Schema";
        var validation = found.Root["spec"]?["crd"]?["spec"]?["validation"];
        var isLegacy = validation?["legacySchema"].AsBoolean ?? found.Reference.ApiVersion != "templates.gatekeeper.sh/v1";
        var schema = validation?["openAPIV3Schema"];
        if (schema is MappingNode mapping)
            new SchemaRules(issues, isLegacy).Check(mapping, path);
        else if (schema.IsSet)
            issues.Add(schema!.Location, $"{path}: must be a schema");
        return new ParameterSchema(schema as MappingNode, isLegacy);
    }

    static FieldReader? TargetOf(KubernetesObject found, PolicyIssues issues)
    {
        var targets = found.Root["spec"]?["targets"];
        if (targets is not SequenceNode { Items: [MappingNode only] })
        {
            issues.Add(targets?.Location ?? found.Location, "spec.targets: must hold exactly one target");
            return null;
        }

        var reader = Lenient(only, "spec.targets[0]", issues);
        var name = reader.Text("target", isRequired: true);
        if (name.Length > 0 && name != Target)
            reader.Fail("target", $"must be {Target}, not \"{name}\"");
        return reader;
    }

    static ImmutableArray<AdmissionOperation> Operations(FieldReader target)
    {
        var words = target.Texts("operations");
        if (words.Contains("*", StringComparer.Ordinal))
            return [];
        var operations = ImmutableArray.CreateBuilder<AdmissionOperation>(words.Length);
        foreach (var word in words)
        {
            if (AdmissionRequests.OperationOf(word) is { } operation)
                operations.Add(operation);
            else
                target.Fail("operations", $"must be CREATE, UPDATE, DELETE, CONNECT or *, not \"{word}\"");
        }

        return operations.ToImmutable();
    }

    ConstraintTemplate WithCode(ConstraintTemplate template, FieldReader target)
    {
        var sources = Sources(target);
        var rego = sources.GetValueOrDefault(RegoName);
        var native = sources.GetValueOrDefault(NativeName);
        var engines = ImmutableArray.CreateBuilder<GatekeeperEngine>();
        if (rego is not null)
            engines.Add(GatekeeperEngine.Rego);
        if (native is not null)
            engines.Add(GatekeeperEngine.Cel);
        template = template with { Engines = engines.ToImmutable() };
        if (native is not null && (engine == GatekeeperEngine.Cel || (engine == GatekeeperEngine.Preferred)))
            return template with { Native = NativeReading.Read(template.Object, native, kubernetes) };
        if (rego is not null && engine != GatekeeperEngine.Cel)
        {
            var code = RegoReading.Read(rego, out var inventory);
            return template with { Rego = code, ReadsInventory = inventory };
        }

        var wanted = engine switch
        {
            GatekeeperEngine.Rego => RegoName,
            GatekeeperEngine.Cel => NativeName,
            _ => $"{RegoName} or {NativeName}",
        };
        target.Fail("code", $"no code for {wanted}");
        return template;
    }

    /// <summary>The code by engine. Rego beside the list counts where the list has none.</summary>
    static Dictionary<string, FieldReader> Sources(FieldReader target)
    {
        var sources = new Dictionary<string, FieldReader>(StringComparer.Ordinal);
        foreach (var (node, path) in target.Mappings("code"))
        {
            var code = Lenient(node, path, target.Issues);
            var name = code.Text("engine", isRequired: true);
            if (code.Mapping("source", isRequired: true) is { } source && !sources.TryAdd(name, Lenient(source, code.PathOf("source"), target.Issues)))
                code.Fail("engine", $"\"{name}\" is given twice");
        }

        if (target.Has("rego"))
            sources.TryAdd(RegoName, target);
        return sources;
    }

    static FieldReader Lenient(MappingNode node, string path, PolicyIssues issues) =>
        new(node, path, issues, [.. node.Entries.Select(entry => entry.Key)]);
}
