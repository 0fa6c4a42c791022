using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Policies.Explaining;
using Plimsoll.Policies.Gatekeeper;

namespace Plimsoll.Policies.Explaining;

/// <summary>ConstraintTemplates and their constraints in words.</summary>
static class TemplateWords
{
    /// <summary>Longest text of parameters that is shown, in bytes.</summary>
    const int MaxParameters = 2_000;

    static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The explanation of a template with what is Gatekeeper's own.</summary>
    /// <param name="explained">What its expressions say, if it has any.</param>
    /// <param name="template">The template.</param>
    /// <param name="policies">The policies that it is one of.</param>
    public static PolicyExplanation Describe(PolicyExplanation explained, ConstraintTemplate template, GatekeeperPolicies policies)
    {
        var text = ConstraintText.Of(template);
        return explained with
        {
            Title = text.Title,
            Description = text.Description,
            Remediation = text.Remediation,
            Controls = text.Controls,
            Severity = text.Severity,
            Matches = [$"what its constraints, of kind {template.Kind}, are about"],
            Excludes = [],
            Parameters = "",
            Engine = template.Engine == GatekeeperEngine.Rego ? "Rego" : "CEL",
            Reads = Reads(template, policies.Config),
            Uses = [.. policies.Constraints.Where(constraint => constraint.Template == template).Select(Use)],
        };
    }

    /// <summary>A match, each criterion a phrase; <c>everything</c> where there is none.</summary>
    public static ImmutableArray<string> Of(MatchCriteria? match)
    {
        if (match is null)
            return ["everything"];
        var phrases = ImmutableArray.CreateBuilder<string>();
        foreach (var kinds in match.Kinds)
            phrases.Add(Of(kinds));
        if (match.Scope is "Cluster")
            phrases.Add("cluster-scoped objects only");
        else if (match.Scope is "Namespaced")
            phrases.Add("objects in namespaces only");
        Add("in namespaces ", match.Namespaces);
        Add("not in namespaces ", match.ExcludedNamespaces);
        if (match.LabelSelector is { } labels)
            phrases.Add($"objects with {MatchWords.Of(labels)}");
        if (match.NamespaceSelector is { } namespaces)
            phrases.Add($"in namespaces with {MatchWords.Of(namespaces)}");
        if (match.Name.Text is { Length: > 0 } name)
            phrases.Add($"named {name}");
        if (match.Source is MatchSource.Original or MatchSource.Generated)
            phrases.Add(match.Source == MatchSource.Original ? "objects of requests only" : "objects that others make only");
        return phrases.Count == 0 ? ["everything"] : phrases.ToImmutable();

        void Add(string words, ImmutableArray<Wildcard> patterns)
        {
            if (!patterns.IsEmpty)
                phrases.Add(words + string.Join(", ", patterns.Select(pattern => pattern.Text)));
        }
    }

    static string Of(MatchedGroupKinds kinds)
    {
        var groups = kinds.ApiGroups.IsEmpty || kinds.ApiGroups.Contains("*", StringComparer.Ordinal)
            ? "any group"
            : string.Join(", ", kinds.ApiGroups.Select(group => group.Length == 0 ? "core" : group));
        return kinds.Kinds.IsEmpty || kinds.Kinds.Contains("*", StringComparer.Ordinal)
            ? $"every kind ({groups})"
            : $"{string.Join(", ", kinds.Kinds)} ({groups})";
    }

    static PolicyUse Use(Constraint constraint) => new("constraint", constraint.Name, constraint.Location, ActionsOf(constraint))
    {
        Matches = Of(constraint.Match),
        Parameters = Shown(constraint.Parameters),
    };

    static ImmutableArray<Enforcement> ActionsOf(Constraint constraint) =>
    [
        .. constraint.ActionsAt(EnforcementPoint.All)
            .Select(action => action switch
            {
                EnforcementAction.Deny => Enforcement.Deny,
                EnforcementAction.Warn => Enforcement.Warn,
                _ => Enforcement.Audit,
            })
            .Distinct(),
    ];

    /// <summary>A value as JSON, its beginning where it is long; empty where there is none.</summary>
    public static string Shown(ObjectNode? parameters)
    {
        if (!parameters.IsSet)
            return "";
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Json))
            parameters!.WriteTo(writer);
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan[..Math.Min(buffer.WrittenCount, MaxParameters)]);
        return buffer.WrittenCount > MaxParameters ? text.TrimEnd('\uFFFD') + " ..." : text;
    }

    static ImmutableArray<string> Reads(ConstraintTemplate template, GatekeeperConfig config)
    {
        var read = template.ReadsInventory.Select(path => $"data.inventory{(path.Length == 0 ? "" : $" {path}")}");
        var required = template.Requires.Select(alternatives =>
            $"{string.Join(" or ", alternatives)}: in a cluster, a Config or SyncSet must name it{(IsSynced(alternatives, config) ? "" : ", and none of those here does")}");
        return [.. read.Concat(required)];
    }

    /// <summary>Whether what a cluster would hold is enough, as far as that is known.</summary>
    static bool IsSynced(ImmutableArray<SyncedKinds> alternatives, GatekeeperConfig config) =>
        config.Synced.IsEmpty || alternatives.Any(alternative => config.Synced.Any(synced =>
            synced.Groups.Intersect(alternative.Groups, StringComparer.Ordinal).Any()
            && synced.Versions.Intersect(alternative.Versions, StringComparer.Ordinal).Any()
            && synced.Kinds.Intersect(alternative.Kinds, StringComparer.Ordinal).Any()));
}
