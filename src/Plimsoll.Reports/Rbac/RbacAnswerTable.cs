using Plimsoll.Model.Rbac;

namespace Plimsoll.Reports.Rbac;

/// <summary>Answers for people: yes or no, and by which binding and rule.</summary>
public sealed class RbacAnswerTable : IRbacAnswerReport
{
    /// <inheritdoc/>
    public string Name => "table";

    /// <inheritdoc/>
    public void Write(RbacAnswers answers, TextWriter output, ReportStyle style)
    {
        var page = new TablePage(output, style);
        page.Heading(answers.Question, "");
        foreach (var decision in answers.Decisions)
        {
            page.Line($"  {(decision.IsAllowed ? "yes" : "no ")}  {decision.Subject}{(decision.Reason.Length == 0 ? "" : $": {decision.Reason}")}");
            if (decision.Evidence is { } evidence)
                Evidence(evidence, "       ", page);
        }

        Unread(answers.Unread, page);
    }

    /// <summary>Writes the binding and the rule, each with its place.</summary>
    internal static void Evidence(RbacEvidence evidence, string margin, TablePage page)
    {
        page.Line($"{margin}by {evidence.Binding}  {evidence.BindingLocation}");
        page.Line($"{margin}   {evidence.Role} rule {evidence.RuleIndex}: {evidence.Rule}  {evidence.RuleLocation}");
    }

    /// <summary>Writes what could not be read.</summary>
    internal static void Unread(IReadOnlyCollection<Model.Findings.Unread> unread, TablePage page)
    {
        if (unread.Count == 0)
            return;
        page.Gap();
        page.Heading("Could not be read", "");
        foreach (var item in unread)
            page.Line($"  {item.Location?.ToString() ?? item.Subject}: {(item.Location is null ? "" : $"{item.Subject}: ")}{item.Detail}");
    }
}
