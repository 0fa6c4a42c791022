using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Explaining;

namespace Plimsoll.Reports;

/// <summary>Policies in words, for programs.</summary>
/// <remarks>A member may be added, but none changes its meaning within a schemaVersion.</remarks>
public sealed class PolicyExplanationJson : IPolicyExplanationReport
{
    const int SchemaVersion = 1;

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public void Write(ImmutableArray<PolicyExplanation> policies, ImmutableArray<Unread> unread, TextWriter output, ReportStyle style)
    {
        using var json = new JsonText(output);
        json.StartObject();
        json.Number("schemaVersion", SchemaVersion);
        json.StartArray("policies");
        foreach (var policy in policies)
            Policy(policy, json);
        json.EndArray();
        json.Unread("unread", unread);
        json.EndObject();
    }

    static void Policy(PolicyExplanation policy, JsonText json)
    {
        json.StartObject();
        json.Text("kind", policy.Kind);
        json.Text("name", policy.Name);
        json.Location("location", policy.Location);
        json.Text("title", policy.Title);
        json.TextIfAny("description", policy.Description);
        json.TextIfAny("remediation", policy.Remediation);
        json.Texts("controls", policy.Controls);
        json.Text("severity", policy.Severity.ToString());
        json.Texts("matches", policy.Matches);
        json.Texts("excludes", policy.Excludes);
        json.TextIfAny("parameters", policy.Parameters);
        json.TextIfAny("engine", policy.Engine);
        if (!policy.Reads.IsEmpty)
            json.Texts("reads", policy.Reads);
        if (!policy.Changes.IsEmpty)
            json.Texts("changes", policy.Changes);
        json.Text("failurePolicy", policy.IgnoresErrors ? "Ignore" : "Fail");
        json.StartArray("uses");
        foreach (var use in policy.Uses)
            Use(use, json);
        json.EndArray();
        json.StartArray("expressions");
        foreach (var expression in policy.Expressions)
            Expression(expression, json);
        json.EndArray();
        Cost("conditionCost", policy.ConditionCost, json);
        Cost("cost", policy.Cost, json);
        Checks(policy, json);
        json.EndObject();
    }

    static void Use(PolicyUse use, JsonText json)
    {
        json.StartObject();
        json.Text("kind", use.Kind);
        json.Text("name", use.Name);
        json.Location("location", use.Location);
        json.Texts("actions", use.Actions.Select(action => action.ToString()));
        json.TextIfAny("parameters", use.Parameters);
        json.Texts("matches", use.Matches);
        json.EndObject();
    }

    static void Expression(ExplainedExpression expression, JsonText json)
    {
        json.StartObject();
        json.Text("field", expression.Field);
        json.Number("index", expression.Index);
        json.TextIfAny("name", expression.Name);
        json.Location("location", expression.Location);
        json.Text("expression", expression.Text);
        json.Text("type", expression.Type);
        Cost("cost", expression.Cost, json);
        json.TextIfAny("message", expression.Message);
        json.TextIfAny("reason", expression.Reason);
        json.EndObject();
    }

    /// <summary>A cost that nothing bounds has no <c>max</c>.</summary>
    static void Cost(string name, CostEstimate cost, JsonText json)
    {
        json.StartObject(name);
        json.Number("min", (long)Math.Min(cost.Min, long.MaxValue));
        if (!cost.IsUnbounded)
            json.Number("max", (long)cost.Max);
        json.Number("limit", cost.Limit);
        json.EndObject();
    }

    static void Checks(PolicyExplanation policy, JsonText json)
    {
        json.StartArray("needs");
        foreach (var need in policy.Needs)
        {
            json.StartObject();
            json.Text("kubernetesVersion", need.Version);
            json.Location("location", need.Location);
            json.Text("reason", need.Reason);
            json.EndObject();
        }

        json.EndArray();
        json.Texts("checkedKinds", policy.CheckedKinds);
        json.StartArray("typeWarnings");
        foreach (var warning in policy.Warnings)
        {
            json.StartObject();
            json.Text("field", warning.Field);
            json.Location("location", warning.Location);
            json.Text("problem", warning.Problem);
            json.EndObject();
        }

        json.EndArray();
    }
}
