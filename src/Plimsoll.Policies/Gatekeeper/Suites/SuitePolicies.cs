using System.Collections.Concurrent;
using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper.Expansion;
using Plimsoll.Policies.Gatekeeper.Mutation;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>The templates that Suites name, each compiled once, and what is made of them. Safe for concurrent use.</summary>
sealed class SuitePolicies(SuiteFiles files, KubernetesVersion version, GatekeeperEngine engine)
{
    readonly ConcurrentDictionary<string, Lazy<GatekeeperPolicies>> _templates = new(StringComparer.Ordinal);

    /// <summary>The template of a test, compiled; <c>null</c> where it has no code for the engine that is asked for.</summary>
    /// <exception cref="SuiteException">It cannot be read or compiled.</exception>
    public async Task<GatekeeperPolicies?> TemplateAsync(SuiteTest test, CancellationToken cancellation)
    {
        var document = await OneAsync(test.Template, test.Location, "template", GatekeeperKind.Template, "ConstraintTemplate (templates.gatekeeper.sh)", cancellation);
        if (!TemplateCode.IsFor(document, engine))
            return null;
        var policies = _templates.GetOrAdd(test.Template.File, _ => new Lazy<GatekeeperPolicies>(() => GatekeeperPolicies.Read([document], version, engine))).Value;
        return policies.Templates.IsEmpty
            ? throw new SuiteException(test.Template.Location, $"template: {Told(policies.Issues, document.Location)}")
            : policies;
    }

    /// <summary>The policies with the constraint of a test; without it where it breaks the schema of its template.</summary>
    /// <exception cref="SuiteException">It cannot be read, or is not of the template.</exception>
    public async Task<(GatekeeperPolicies Policies, string Problem)> ConstraintAsync(SuiteTest test, GatekeeperPolicies template, CancellationToken cancellation)
    {
        var document = await OneAsync(test.Constraint, test.Location, "constraint", GatekeeperKind.Constraint, "constraint (constraints.gatekeeper.sh)", cancellation);
        var kind = template.Templates[0].Kind;
        if (document.Reference.Kind != kind)
            throw new SuiteException(test.Constraint.Location, $"constraint: {document.Location}: is a {document.Reference.Kind}, and the template is of {kind}");
        var policies = template.With([document]);
        return (policies, policies.Constraints.IsEmpty ? $"constraint: {Told(policies.Issues, document.Location)}" : "");
    }

    /// <summary>The ExpansionTemplates of a test; <c>null</c> where it names none.</summary>
    /// <exception cref="SuiteException">They cannot be read.</exception>
    public async Task<ExpansionEvaluation?> ExpansionAsync(SuiteTest test, CancellationToken cancellation)
    {
        if (!test.Expansion.IsNamed)
            return null;
        var documents = await files.ReadAsync(test.Expansion, "expansion", cancellation);
        if (documents.FirstOrDefault(document => !ExpansionReading.IsTemplate(document.Reference)) is { } other)
            throw new SuiteException(test.Expansion.Location, $"expansion: {other.Location}: expected an ExpansionTemplate (expansion.gatekeeper.sh), found {other.Reference}");
        var (templates, issues) = ExpansionReading.ReadAll(documents);
        return issues is [var issue, ..]
            ? throw new SuiteException(test.Expansion.Location, $"expansion: {issue}")
            : new ExpansionEvaluation(templates, new MutatorEvaluation([]));
    }

    async Task<KubernetesObject> OneAsync(
        SuitePath path, SourceLocation place, string field, GatekeeperKind kind, string what, CancellationToken cancellation)
    {
        if (!path.IsNamed)
            throw new SuiteException(place, $"{field}: expected the file of a {what}");
        var documents = await files.ReadAsync(path, field, cancellation);
        // Gatekeeper's tool reads the first document alone.
        return GatekeeperKinds.Of(documents[0]) == kind
            ? documents[0]
            : throw new SuiteException(path.Location, $"{field}: {documents[0].Location}: expected a {what}, found {documents[0].Reference}");
    }

    static string Told(ImmutableArray<PolicyIssue> issues, SourceLocation place) => issues is [var first, ..]
        ? $"{first}{(issues.Length > 1 ? $" (and {issues.Length - 1} more)" : "")}"
        : $"{place}: cannot be used";
}
