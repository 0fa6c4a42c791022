using System.Collections.Immutable;
using Plimsoll.Cel;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Reads everything of Gatekeeper's: first the templates, then the constraints, which need them.</summary>
sealed class GatekeeperReading(CelEnvironment kubernetes, GatekeeperEngine engine)
{
    readonly ImmutableArray<PolicyIssue>.Builder _issues = ImmutableArray.CreateBuilder<PolicyIssue>();
    readonly ImmutableArray<PolicyIssue>.Builder _warnings = ImmutableArray.CreateBuilder<PolicyIssue>();

    public GatekeeperPolicies Read(IEnumerable<KubernetesObject> documents)
    {
        var byKind = documents.ToLookup(GatekeeperKinds.Of);
        var config = byKind[GatekeeperKind.Config].Aggregate(GatekeeperConfig.Empty, AddConfig);
        var templates = ImmutableArray.CreateBuilder<ConstraintTemplate>();
        var unusable = new HashSet<string>(StringComparer.Ordinal);
        foreach (var found in LastOfEach(byKind[GatekeeperKind.Template]))
        {
            var issues = new PolicyIssues(found.Reference);
            var warnings = new PolicyIssues(found.Reference);
            if (new TemplateReading(kubernetes, engine).Read(found, issues, warnings) is { } template)
                templates.Add(template);
            else
                unusable.Add(TemplateReading.KindOf(found));
            _issues.AddRange(issues.All);
            _warnings.AddRange(warnings.All);
        }

        var constraints = new ConstraintsReading(templates, unusable);
        constraints.Read(LastOfEach(byKind[GatekeeperKind.Constraint]));
        return new GatekeeperPolicies(templates.ToImmutable(), constraints.Constraints, config)
        {
            Issues = [.. _issues, .. constraints.Issues],
            Warnings = [.. _warnings, .. constraints.Warnings],
            NotEvaluated = constraints.NotEvaluated,
            Unused = byKind[GatekeeperKind.Constraint].Any() ? [] : [.. templates.Select(Unused)],
        };
    }

    /// <summary>The policies with further constraints.</summary>
    public static GatekeeperPolicies Add(GatekeeperPolicies known, IEnumerable<KubernetesObject> documents)
    {
        var constraints = new ConstraintsReading(known.Templates, []);
        constraints.Read(LastOfEach(documents.Where(found => GatekeeperKinds.Of(found) == GatekeeperKind.Constraint)));
        return new GatekeeperPolicies(known.Templates, known.Constraints.AddRange(constraints.Constraints), known.Config)
        {
            Issues = [.. known.Issues, .. constraints.Issues],
            Warnings = [.. known.Warnings, .. constraints.Warnings],
            NotEvaluated = [.. known.NotEvaluated, .. constraints.NotEvaluated],
        };
    }

    GatekeeperConfig AddConfig(GatekeeperConfig known, KubernetesObject found)
    {
        var issues = new PolicyIssues(found.Reference);
        var more = ConfigReading.Add(known, found, issues);
        _issues.AddRange(issues.All);
        return more;
    }

    /// <summary>Of objects with one name the last, which is what a cluster would keep.</summary>
    static IEnumerable<KubernetesObject> LastOfEach(IEnumerable<KubernetesObject> documents) => documents
        .GroupBy(found => (found.Reference.Kind, found.Reference.Name))
        .Select(group => group.Last());

    static Unread Unused(ConstraintTemplate template) => new(
        template.Object.Reference.ToString(),
        UnreadReason.Missing,
        $"there is no constraint of kind {template.Kind}: without one it does nothing, in a cluster as here",
        template.Location);

    /// <summary>Constraints on their way, once the templates are known.</summary>
    sealed class ConstraintsReading(IEnumerable<ConstraintTemplate> templates, HashSet<string> unusable)
    {
        readonly Dictionary<string, ConstraintTemplate> _templates = templates
            .GroupBy(template => template.Kind, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

        readonly ImmutableArray<Constraint>.Builder _constraints = ImmutableArray.CreateBuilder<Constraint>();
        readonly ImmutableArray<PolicyIssue>.Builder _issues = ImmutableArray.CreateBuilder<PolicyIssue>();
        readonly ImmutableArray<PolicyIssue>.Builder _warnings = ImmutableArray.CreateBuilder<PolicyIssue>();
        readonly ImmutableArray<Unread>.Builder _notEvaluated = ImmutableArray.CreateBuilder<Unread>();

        public ImmutableArray<Constraint> Constraints => _constraints.ToImmutable();

        public ImmutableArray<PolicyIssue> Issues => _issues.ToImmutable();

        public ImmutableArray<PolicyIssue> Warnings => _warnings.ToImmutable();

        public ImmutableArray<Unread> NotEvaluated => _notEvaluated.ToImmutable();

        public void Read(IEnumerable<KubernetesObject> documents)
        {
            foreach (var found in documents)
            {
                if (_templates.TryGetValue(found.Reference.Kind, out var template))
                    Read(found, template);
                else
                    _notEvaluated.Add(WithoutTemplate(found));
            }
        }

        void Read(KubernetesObject found, ConstraintTemplate template)
        {
            var issues = new PolicyIssues(found.Reference);
            var warnings = new PolicyIssues(found.Reference);
            if (ConstraintReading.Read(found, template, issues, warnings) is { } constraint)
                _constraints.Add(constraint);
            _issues.AddRange(issues.All);
            _warnings.AddRange(warnings.All);
        }

        Unread WithoutTemplate(KubernetesObject found)
        {
            var kind = found.Reference.Kind;
            return unusable.Contains(kind)
                ? new Unread(
                    found.Reference.ToString(), UnreadReason.Malformed,
                    $"not evaluated: its ConstraintTemplate {kind.ToLowerInvariant()} cannot be used", found.Location)
                : new Unread(
                    found.Reference.ToString(), UnreadReason.Missing,
                    $"not evaluated: there is no ConstraintTemplate {kind.ToLowerInvariant()} for the kind {kind} among the policies", found.Location);
        }
    }
}
