using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports;

/// <summary>For people at a terminal: workload by workload, the worst first, one verdict at the end.</summary>
public sealed class TableReport : IReport
{
    /// <inheritdoc/>
    public string Name => "table";

    /// <inheritdoc/>
    public string Description => "for people at a terminal, grouped by workload";

    /// <inheritdoc/>
    public void Write(Examination examination, TextWriter output, ReportStyle style)
    {
        var page = new TablePage(output, style);
        var workloads = WorkloadFindings.Of(examination);
        var images = ImageFindings.Of(examination);

        if (DatabaseText.Notice(examination) is { Length: > 0 } notice)
        {
            page.Notice(notice);
            page.Gap();
        }
        TableCluster.Write(examination.Cluster, page);
        Sections(examination, workloads, images, page);
        OtherAdmission(examination, page);
        NotesSection(examination.Verdict.Notes, page);
        UnreadSection(UnreadList.Of(examination), page);
        Closing(examination, Summary.Of(examination, workloads, images), page);
    }

    static void Sections(
        Examination examination, ImmutableArray<WorkloadFindings> workloads, ImmutableArray<ImageFindings> images, TablePage page)
    {
        var table = new TableImages(page, images);
        var admission = examination.Verdict.Admission.ToLookup(message => (message.Object, message.Location));
        foreach (var workload in workloads)
            WorkloadSection(workload, table, page, workload.Location is { } place ? [.. admission[(workload.Object, place)]] : [], scanned: examination.Command != "check");
        foreach (var image in images)
            table.WriteUnreferenced(image);
        if (workloads.Length == 0 && images.Length == 0)
        {
            page.Line(examination.Objects == 0
                ? "Nothing to examine was found."
                : $"{Summary.Count(examination.Objects, "object")}, nothing found.");
            page.Gap();
        }
    }

    static void WorkloadSection(
        WorkloadFindings workload, TableImages images, TablePage page, ImmutableArray<AdmissionMessage> admission, bool scanned)
    {
        page.Heading(workload.Object.ToString(), workload.Location is { } place ? Place(place) : "");
        Findings(workload.Decisions, page);
        Admission(admission, page);
        if (scanned)
        {
            foreach (var image in workload.Images)
                images.WriteOf(workload, image);
        }
        if (workload.Decisions.Length == 0 && (!scanned || !workload.Images.Any()))
            page.Quiet("  nothing found");
        page.Gap();
    }

    static void Findings(ImmutableArray<Decision> decisions, TablePage page)
    {
        var shown = page.Verbose
            ? decisions
            : [.. decisions.Where(decision => decision.Enforcement != Enforcement.Audit || decision.Suppression is not null)];
        var lastRemediation = "";
        foreach (var decision in shown)
        {
            var finding = (ObjectFinding)decision.Finding;
            page.Finding(decision.Enforcement, Place(finding.Location), finding.Id, finding.Message);
            if (decision.Suppression is not null)
            {
                page.Because(decision.Because);
                continue;
            }

            // Containers side by side often break the same rule: what to do is said once.
            if (finding.Remediation.Length > 0 && finding.Remediation != lastRemediation)
                page.Remedy(finding.Remediation);
            lastRemediation = finding.Remediation;
            if (page.Verbose)
                page.Because(decision.Because);
        }
        if (decisions.Length > shown.Length)
            page.Quiet($"  + {decisions.Length - shown.Length} more only recorded; --verbose shows all");
    }

    static void Admission(ImmutableArray<AdmissionMessage> admission, TablePage page)
    {
        if (!page.Verbose)
            return;
        foreach (var message in admission)
            page.ApiServer(message.Enforcement, message.Text);
    }

    /// <summary>What the API server says of objects that run nothing: namespaces.</summary>
    static void OtherAdmission(Examination examination, TablePage page)
    {
        var listed = examination.Workloads.Select(workload => (workload.Object, workload.Location)).ToHashSet();
        var others = examination.Verdict.Admission.Where(message => !listed.Contains((message.Object, message.Location)));
        foreach (var group in page.Verbose ? others.GroupBy(message => (message.Object, message.Location)) : [])
        {
            page.Heading(group.Key.Object.ToString(), Place(group.Key.Location));
            Admission([.. group], page);
            page.Gap();
        }
    }

    static void UnreadSection(ImmutableArray<Unread> unread, TablePage page)
    {
        if (unread.Length == 0)
            return;

        page.Heading("Could not be examined", "");
        foreach (var item in unread)
        {
            // A mistake is looked for in its line, which may be long.
            var place = item.Location is { } location ? (item.Reason == UnreadReason.Malformed ? location.ToString() : Place(location)) + "  " : "";
            page.Finding(Enforcement.Warn, place + item.Subject, item.Reason.ToString(), item.Detail);
        }
        page.Gap();
    }

    static void NotesSection(ImmutableArray<TriageNote> notes, TablePage page)
    {
        if (notes.IsEmpty)
            return;
        page.Heading("Exceptions and VEX", "");
        foreach (var note in notes)
            page.Finding(note.Kind == TriageNoteKind.Unused ? Enforcement.Audit : Enforcement.Warn, note.Location is { } place ? Place(place) : note.Source, note.Kind.ToString(), note.Location is null ? note.Text : $"{note.Source} {note.Text}");
        page.Gap();
    }

    // The column is left to the formats for programs: people look for the line.
    static string Place(SourceLocation location) => (location with { Column = 0 }).ToString();

    static void Closing(Examination examination, Summary summary, TablePage page)
    {
        page.Quiet($"plimsoll {examination.ToolVersion}  {examination.Command} {string.Join(' ', examination.Targets)}");
        page.Quiet("vulnerability data: " + DatabaseText.Line(examination));
        if (PoliciesText.Line(examination) is { Length: > 0 } policies)
            page.Quiet("policies: " + policies);
        page.Verdict(summary.Outcome, summary.Word, summary.Line(examination.Duration));
    }
}
