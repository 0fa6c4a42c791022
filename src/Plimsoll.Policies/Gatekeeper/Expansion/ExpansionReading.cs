using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper.Mutation;

namespace Plimsoll.Policies.Gatekeeper.Expansion;

/// <summary>Reads ExpansionTemplates as strictly as Gatekeeper's own webhook does.</summary>
/// <remarks>expansion.gatekeeper.sh; Gatekeeper, pkg/expansion/system.go, v3.24.</remarks>
static class ExpansionReading
{
    /// <summary>Longest name, in characters.</summary>
    const int MaxName = 63;

    /// <summary>Most fields that lead to a template.</summary>
    const int MaxFields = LocationPath.MaxSteps;

    /// <summary>Whether an object is an ExpansionTemplate of a version that is known.</summary>
    /// <param name="reference">Its name.</param>
    public static bool IsTemplate(ObjectReference reference) =>
        GroupVersionKind.Of(reference.ApiVersion, reference.Kind) is
        {
            Group: "expansion.gatekeeper.sh",
            Version: "v1" or "v1beta1" or "v1alpha1",
            Kind: "ExpansionTemplate",
        };

    /// <summary>The ExpansionTemplates among objects, without those that cannot be used and those that go round in a circle; and why those cannot.</summary>
    /// <param name="documents">The objects; those that are none are passed over. Of two with one name the last counts.</param>
    public static (ImmutableArray<ExpansionTemplate> Templates, ImmutableArray<PolicyIssue> Issues) ReadAll(IEnumerable<KubernetesObject> documents)
    {
        var templates = ImmutableArray.CreateBuilder<ExpansionTemplate>();
        var all = ImmutableArray.CreateBuilder<PolicyIssue>();
        foreach (var document in documents.Where(document => IsTemplate(document.Reference)).GroupBy(found => found.Reference.Name, StringComparer.Ordinal).Select(group => group.Last()))
        {
            var issues = new PolicyIssues(document.Reference);
            if (Read(document, issues) is { } template)
                templates.Add(template);
            all.AddRange(issues.All);
        }

        var circular = Circular(templates.ToImmutable());
        foreach (var template in circular)
        {
            all.Add(new PolicyIssue(
                template.Object.Reference, template.Object.Location,
                $"spec.generatedGVK: what a {template.Generated.Kind} makes leads back to it, by {string.Join(", ", circular.Where(other => other != template).Take(3).Select(other => other.Name))}"));
        }

        return ([.. templates.Where(template => !circular.Contains(template))], all.ToImmutable());
    }

    /// <summary>The template; <c>null</c> where it has an issue.</summary>
    /// <param name="document">A document of kind ExpansionTemplate.</param>
    /// <param name="issues">What is wrong with it.</param>
    public static ExpansionTemplate? Read(KubernetesObject document, PolicyIssues issues)
    {
        var root = new FieldReader(document.Root, "", issues, "apiVersion", "kind", "metadata", "spec", "status");
        var metadata = root.Mapping("metadata", isRequired: true);
        if (metadata is not null && metadata["name"].AsText is not { Length: > 0 and <= MaxName })
            issues.Add(metadata.LocationOf("name"), $"metadata.name: must have 1 to {MaxName} characters");
        if (root.Mapping("spec", isRequired: true) is not { } node)
            return null;
        var spec = new FieldReader(node, "spec", issues, "applyTo", "templateSource", "generatedGVK", "enforcementAction");
        var template = new ExpansionTemplate(document)
        {
            AppliesTo = AppliesToReading.Read(spec, takesOperations: false),
            Source = Source(spec),
            Generated = Generated(spec),
            Action = Action(spec),
        };
        if (template.Includes(template.Generated))
            spec.Fail("generatedGVK", $"{template.Generated.ApiVersion} {template.Generated.Kind} is among applyTo, so it would make itself");
        return issues.IsEmpty ? template : null;
    }

    /// <summary>The templates that go round in a circle: what one generates leads, by others, to itself.</summary>
    static ImmutableArray<ExpansionTemplate> Circular(ImmutableArray<ExpansionTemplate> templates)
    {
        var byKind = templates
            .SelectMany(template => template.AppliesTo.SelectMany(entry => entry.All).Distinct(), (template, kind) => (template, kind))
            .ToLookup(pair => pair.kind, pair => pair.template);
        return [.. templates.Where(template => Leads(template, byKind))];
    }

    static bool Leads(ExpansionTemplate start, ILookup<GroupVersionKind, ExpansionTemplate> byKind)
    {
        var seen = new HashSet<ExpansionTemplate>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<ExpansionTemplate>(byKind[start.Generated]);
        while (pending.TryPop(out var next))
        {
            if (ReferenceEquals(next, start))
                return true;
            if (!seen.Add(next))
                continue;
            foreach (var behind in byKind[next.Generated])
                pending.Push(behind);
        }

        return false;
    }

    static ImmutableArray<string> Source(FieldReader spec)
    {
        var written = spec.Text("templateSource", isRequired: true);
        if (written.Length == 0)
            return [];
        var fields = written.Split('.');
        if (fields.Length > MaxFields || fields.Any(field => field.Length == 0))
            spec.Fail("templateSource", $"must be up to {MaxFields} fields with dots between them");
        return [.. fields];
    }

    static GroupVersionKind Generated(FieldReader spec)
    {
        if (spec.Mapping("generatedGVK", isRequired: true) is not { } node)
            return default;
        var reader = new FieldReader(node, spec.PathOf("generatedGVK"), spec.Issues, "group", "version", "kind");
        return new GroupVersionKind(reader.Text("group"), reader.Text("version", isRequired: true), reader.Text("kind", isRequired: true));
    }

    static EnforcementAction? Action(FieldReader spec) => spec.Text("enforcementAction") switch
    {
        "" => null,
        "deny" => EnforcementAction.Deny,
        "warn" => EnforcementAction.Warn,
        "dryrun" => EnforcementAction.Dryrun,
        _ => EnforcementAction.Unrecognized,
    };
}
