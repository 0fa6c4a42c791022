using Plimsoll.Model.Findings;
using Plimsoll.Model.Rbac;

namespace Plimsoll.Reports.Rbac;

/// <summary>Risks for people: each path step by step with its evidence, then the findings.</summary>
public sealed class RbacRiskTable : IRbacRiskReport
{
    /// <inheritdoc/>
    public string Name => "table";

    /// <inheritdoc/>
    public void Write(RbacRisks risks, TextWriter output, ReportStyle style)
    {
        var page = new TablePage(output, style);
        foreach (var path in risks.Paths)
        {
            Path(path, page);
            page.Gap();
        }

        if (!risks.Findings.IsEmpty)
        {
            page.Heading("Bindings, roles and tokens", "");
            foreach (var finding in risks.Findings)
                Finding(finding, page);
            page.Gap();
        }

        if (risks.LeftOut > 0)
        {
            page.Line($"{Count(risks.LeftOut, "path")} more of the same starts {(risks.LeftOut == 1 ? "is" : "are")} not told, the worst are: --all tells every one.");
            page.Gap();
        }

        page.Line($"{Count(risks.Paths.Length, "path")} from {Count(risks.Starts, "start")}, {Count(risks.Findings.Length, "finding")}; "
            + $"{Count(risks.Roles, "role")}, {Count(risks.Bindings, "binding")}");
        RbacAnswerTable.Unread(risks.Unread, page);
    }

    static void Path(RbacPath path, TablePage page)
    {
        var head = page.Ink.Of(path.Severity, path.Severity.ToString().ToUpperInvariant());
        page.Painted($"{head}  {page.Ink.Heading(VisibleText.Of($"{path.Start} -> {path.Goal}"))}");
        foreach (var use in path.Uses)
        {
            var token = use.MountsToken ? "token mounted" : "token not mounted";
            var exposure = use.Exposure.IsEmpty ? "not exposed" : $"exposed by {string.Join(", ", use.Exposure)}{(use.IsClosed ? ", but closed by network policies" : "")}";
            var security = use.PodSecurity.IsEmpty ? "" : $"; Pod Security: {string.Join(", ", use.PodSecurity)}";
            page.Line($"  runs {use.Workload}  {use.Location}");
            page.Line($"       {token}; {exposure}{security}");
        }

        for (var position = 0; position < path.Hops.Length; position++)
        {
            var hop = path.Hops[position];
            page.Line($"  {position + 1}. {hop.From} {hop.Title} -> {hop.To}  [{hop.Technique}]");
            foreach (var evidence in hop.Evidence)
                RbacAnswerTable.Evidence(evidence, "     ", page);
            page.Remedy(hop.Remedy);
        }
    }

    static void Finding(ObjectFinding finding, TablePage page)
    {
        page.Painted($"  {page.Ink.Of(finding.Severity, finding.Severity.ToString().PadRight(8))} {VisibleText.Of($"{finding.Location}  {finding.Id}  {finding.Object} {finding.Message}")}");
        page.Remedy(finding.Remediation);
    }

    static string Count(int count, string noun) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
