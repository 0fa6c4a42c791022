using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Policies.Explaining;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports;

/// <summary>Policies in words, for people at a terminal.</summary>
public sealed class PolicyExplanationTable : IPolicyExplanationReport
{
    const int LabelWidth = 13;
    const string Rego = "Rego";

    /// <inheritdoc/>
    public string Name => "table";

    /// <inheritdoc/>
    public void Write(ImmutableArray<PolicyExplanation> policies, ImmutableArray<Unread> unread, TextWriter output, ReportStyle style)
    {
        var page = new TablePage(output, style);
        foreach (var policy in policies)
        {
            page.Heading($"{policy.Kind} {policy.Name}", policy.Location.ToString());
            About(policy, page);
            if (policy.Changes.IsEmpty)
            {
                Use(policy, page);
                Expressions(policy, page);
                Costs(policy, page);
                Checks(policy, page);
            }

            page.Gap();
        }

        if (unread.IsEmpty)
            return;
        page.Heading("Could not be read", "");
        foreach (var item in unread)
            page.Line($"  {item.Location?.ToString() ?? item.Subject}: {item.Detail}");
    }

    static void About(PolicyExplanation policy, TablePage page)
    {
        string[] tags = [policy.Severity == Severity.Unknown ? "" : policy.Severity.ToString(), .. policy.Controls];
        var tagged = string.Join(", ", tags.Where(tag => tag.Length > 0));
        if (policy.Title == policy.Name)
            Line(page, "severity", tagged);
        else
            Line(page, "title", policy.Title + (tagged.Length > 0 ? $" ({tagged})" : ""));
        Line(page, "why", policy.Description);
        Line(page, "fix", policy.Remediation);
        Lines(page, "about", policy.Matches.IsEmpty ? ["every request"] : policy.Matches);
        Lines(page, "not about", policy.Excludes);
        Line(page, "parameters", policy.Parameters);
        Line(page, "decided by", policy.Engine);
        Lines(page, "asks about", policy.Reads);
        Lines(page, "does", policy.Changes);
    }

    static void Use(PolicyExplanation policy, TablePage page)
    {
        var isMutating = policy.Kind == "MutatingAdmissionPolicy";
        Line(page, "on error", policy.IgnoresErrors
            ? "an expression that cannot be evaluated is ignored (failurePolicy: Ignore)"
            : isMutating ? "the request is denied (failurePolicy: Fail)"
            : policy.Engine == Rego ? "an evaluation that fails counts as a violation"
            : "an expression that cannot be evaluated counts as not met (failurePolicy: Fail)");
        if (policy.Uses.IsEmpty)
            Line(page, "in force", $"nowhere: {(policy.Engine.Length > 0 ? "there is no constraint of its kind" : "no binding names it")}, and without one it does nothing");
        foreach (var use in policy.Uses)
        {
            var actions = isMutating ? "changes the object" : use.Actions.IsEmpty ? "nothing follows" : string.Join(" and ", use.Actions);
            var place = use.Kind != "stage" ? $"   {page.Ink.Quiet(VisibleText.Of(use.Location.ToString()))}" : "";
            Painted(page, "in force", VisibleText.Of($"{use.Kind} {use.Name}: {actions}") + place);
            Lines(page, "", use.Matches);
            Line(page, "", use.Parameters.Length > 0 ? $"parameters: {use.Parameters}" : "");
        }
    }

    static void Expressions(PolicyExplanation policy, TablePage page)
    {
        var field = "";
        foreach (var expression in policy.Expressions)
        {
            if (expression.Field != field)
                page.Painted($"  {page.Ink.Heading(expression.Field)}");
            field = expression.Field;
            var name = expression.Name.Length > 0 ? expression.Name : $"[{expression.Index.ToString(CultureInfo.InvariantCulture)}]";
            var head = VisibleText.Of($"    {name}: {expression.Type}, cost {Range(expression.Cost)}");
            page.Painted($"{head}{Beyond(expression.Cost, page)}   {page.Ink.Quiet(VisibleText.Of(expression.Location.ToString()))}");
            foreach (var line in expression.Text.Split('\n'))
                page.Painted($"      {Columns.CutEnd(VisibleText.Of(line.TrimEnd()), page.Left(6))}");
            if (expression.Message.Length > 0)
                page.Painted($"      {page.Ink.Remedy(VisibleText.Of($"else: {expression.Message}"))}");
        }
    }

    static void Costs(PolicyExplanation policy, TablePage page)
    {
        if (policy.ConditionCost.Max > 0)
            Painted(page, "cost", $"match conditions {Range(policy.ConditionCost)} of {Number((ulong)policy.ConditionCost.Limit)}{Beyond(policy.ConditionCost, page)}");
        if (policy.Engine != Rego)
            Painted(page, "cost", $"per binding and parameter object {Range(policy.Cost)} of {Number((ulong)policy.Cost.Limit)}{Beyond(policy.Cost, page)}");
    }

    static void Checks(PolicyExplanation policy, TablePage page)
    {
        foreach (var same in policy.Needs.GroupBy(need => (need.Version, need.Reason)))
        {
            var places = same.Select(need => need.Location.ToString()).ToList();
            var more = places.Count > 1 ? $" and {places.Count - 1} more" : "";
            Painted(page, "needs", $"{VisibleText.Of($"Kubernetes {same.Key.Version}, before: {same.Key.Reason}")}   {page.Ink.Quiet(VisibleText.Of(places[0] + more))}");
        }

        if (!policy.CheckedKinds.IsEmpty && policy.Warnings.IsEmpty)
            Line(page, "types", $"fit {string.Join(", ", policy.CheckedKinds)}");
        foreach (var warning in policy.Warnings)
            Painted(page, "types", page.Ink.Of(Enforcement.Warn, VisibleText.Of($"{warning.Location}: {warning.Problem}")));
    }

    static string Beyond(CostEstimate cost, TablePage page) =>
        cost.IsUnbounded ? page.Ink.Quiet(", no useful bound")
        : cost.MayExceed ? page.Ink.Of(Enforcement.Warn, ", above the limit for the largest objects") : "";

    static string Range(CostEstimate cost) =>
        cost.Min == cost.Max ? Number(cost.Min)
        : cost.IsUnbounded ? $"{Number(cost.Min)} or more"
        : $"{Number(cost.Min)} to {Number(cost.Max)}";

    static string Number(ulong number) => number.ToString("N0", CultureInfo.InvariantCulture);

    static void Lines(TablePage page, string label, ImmutableArray<string> texts) => new LabelledLines(page, LabelWidth).Lines(label, texts);

    static void Line(TablePage page, string label, string text) => new LabelledLines(page, LabelWidth).Line(label, text);

    static void Painted(TablePage page, string label, string text) => new LabelledLines(page, LabelWidth).Painted(label, text);
}
