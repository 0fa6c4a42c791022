using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports;

/// <summary>The images in the table: each is told once, later workloads refer to the first.</summary>
sealed class TableImages(TablePage page, ImmutableArray<ImageFindings> images)
{
    /// <summary>The most vulnerabilities listed for an image, rows; --verbose lists all.</summary>
    const int MaxRows = 10;

    const int MarkWidth = 6;
    const int SeverityWidth = 8;
    const int MaxIdWidth = 20;
    const int MinPackageWidth = 12;
    const int MaxPackageWidth = 64;
    const int ExploitedWidth = 3;
    const int MinPathWidth = 12;
    const string Indent = "    ";

    readonly ILookup<string, ImageFindings> _byName = images.ToLookup(image => image.Name, StringComparer.Ordinal);
    readonly Dictionary<string, string> _toldAt = new(StringComparer.Ordinal);

    /// <summary>An image that <paramref name="workload"/> runs.</summary>
    public void WriteOf(WorkloadFindings workload, string name)
    {
        List<string> names = [.. workload.Containers.Where(container => container.Image == name).Select(container => container.Name)];
        var containers = (names.Count == 1 ? "container " : "containers ") + string.Join(", ", names);
        var heading = $"  image {name}";
        if (_toldAt.TryGetValue(name, out var place))
        {
            Heading(heading, $"{containers}; see {place}");
            foreach (var image in _byName[name])
                Counts(image);
            return;
        }
        if (!_byName.Contains(name))
        {
            Heading(heading, containers);
            page.Painted(Indent + page.Ink.Of(Enforcement.Warn, "not examined"));
            return;
        }

        _toldAt[name] = workload.Object.ToString();
        foreach (var image in _byName[name])
        {
            Heading(heading, containers);
            Body(image);
        }
    }

    /// <summary>An image that no workload runs: what <c>scan</c> was given.</summary>
    public void WriteUnreferenced(ImageFindings image)
    {
        if (_toldAt.ContainsKey(image.Name))
            return;

        var facts = image.Image.Facts;
        page.Heading($"{TargetText.Heading(facts.Target)} {image.Name}", facts.Source == facts.Name ? "" : facts.Source);
        Body(image);
        page.Gap();
    }

    void Heading(string heading, string note)
    {
        var visible = Columns.CutEnd(VisibleText.Of(heading), page.Width);
        var rest = page.Left(visible.Length + 3);
        var aside = rest < MinPathWidth ? "" : "   " + page.Ink.Quiet(Columns.CutEnd(VisibleText.Of(note), rest));
        page.Painted(visible + aside);
    }

    void Body(ImageFindings image)
    {
        Counts(image);
        foreach (var decision in image.Decisions.Where(decision => decision.Finding is ImageFinding))
        {
            var finding = (ImageFinding)decision.Finding;
            page.Finding(decision.Enforcement, finding.Severity.ToString(), finding.Id, finding.Message);
            if (decision.Suppression is not null)
                page.Because(decision.Because);
            else if (finding.Remediation.Length > 0)
                page.Remedy(finding.Remediation);
        }
        Vulnerabilities(image);
        new TableTriage(page).Write(image);
    }

    void Counts(ImageFindings image)
    {
        var facts = image.Image.Facts;
        var distro = facts.Distro is { } known ? $"{known.Id} {known.VersionId}".TrimEnd() + ", " : "";
        var owned = facts.Packages.Count(package => package.OwnedBy.Length > 0);
        var packages = Summary.Count(facts.Packages.Length - owned, "package") + (owned == 0 ? "" : $" and {owned} inside them");
        var platform = facts.Target is ScanTarget.Image ? $"{facts.Platform}, " : "";
        var about = Columns.CutEnd(VisibleText.Of($"{distro}{platform}{packages}"), page.Width / 2);
        var counts = string.Join("  ", image.Counts.Select(pair =>
            page.Ink.Of(pair.Severity, $"{pair.Count.ToString(CultureInfo.InvariantCulture)} {pair.Severity.ToString().ToLowerInvariant()}")));
        var found = !image.Counted.Any()
            ? "no known vulnerability" + (image.Suppressed > 0 ? " that counts" : "")
            : $"{counts}  {image.Fixable.ToString(CultureInfo.InvariantCulture)} fixable";
        var suppressed = image.Suppressed == 0 ? "" : $"  {image.Suppressed.ToString(CultureInfo.InvariantCulture)} suppressed";
        page.Painted($"{Indent}{page.Ink.Quiet(about)}  {found}{suppressed}");
    }

    void Vulnerabilities(ImageFindings image)
    {
        var decisions = image.ByMatch();
        var all = image.Counted
            .GroupBy(match => (match.Vulnerability.Id, match.Package.Name, match.Package.Version, match.FixedVersion))
            .Select(same => new Row(
                same.First(), same.Count(), same.Max(match => decisions.GetValueOrDefault(match)?.Enforcement ?? Enforcement.Audit)))
            .OrderByDescending(row => row.Enforcement)
            .ToList();
        var decided = all.Where(row => row.Enforcement != Enforcement.Audit).ToList();

        // Where nothing stops anything, the worst are still worth a look.
        var candidates = page.Verbose || decided.Count == 0 ? all : decided;
        var shown = page.Verbose ? candidates : [.. candidates.Take(MaxRows)];
        Rows(shown);

        var hidden = all.Skip(shown.Count).ToList();
        var hiddenDenied = hidden.Where(row => row.Enforcement == Enforcement.Deny).Sum(row => row.Places);
        var hiddenWarned = hidden.Where(row => row.Enforcement == Enforcement.Warn).Sum(row => row.Places);
        var below = hidden.Sum(row => row.Places) - hiddenDenied - hiddenWarned;
        More(hiddenDenied, "denied");
        More(hiddenWarned, "warned");
        More(below, decided.Any(row => row.Enforcement == Enforcement.Deny) ? "below --fail-on" : "that stop nothing");
    }

    void More(int count, string what)
    {
        if (count > 0)
            page.Quiet($"{Indent}+ {count.ToString(CultureInfo.InvariantCulture)} more {what}; --verbose shows all");
    }

    void Rows(List<Row> rows)
    {
        List<ImmutableArray<string>> cells = [.. rows.Select(row => Cells(row.Match))];
        var markWidth = rows.Any(row => row.Enforcement != Enforcement.Audit) ? MarkWidth : 0;
        var beside = Indent.Length + markWidth + SeverityWidth + MaxIdWidth + ExploitedWidth + 6;
        var widths = Columns.Widths(
            cells, [SeverityWidth, MaxIdWidth, Math.Min(MaxPackageWidth, Math.Max(MinPackageWidth, page.Left(beside))), ExploitedWidth]);
        var used = Indent.Length + markWidth + widths.Sum() + (2 * widths.Length);
        for (var i = 0; i < rows.Count; i++)
        {
            var (match, places, enforcement) = rows[i];
            var mark = enforcement == Enforcement.Audit
                ? new string(' ', markWidth)
                : page.Ink.Of(enforcement, enforcement.ToString().ToUpperInvariant().PadRight(markWidth));
            var severity = page.Ink.Of(match.Vulnerability.Severity, Cell(cells[i][0], widths[0]));
            var exploited = widths[3] == 0 ? "" : page.Ink.Exploited(Cell(cells[i][3], widths[3])) + "  ";
            var path = page.Left(used) < MinPathWidth
                ? ""
                : page.Ink.Quiet(Place(match.Package.Location.FullPath, places, page.Left(used)));
            page.Painted($"{Indent}{mark}{severity}  {Cell(cells[i][1], widths[1])}  {Cell(cells[i][2], widths[2])}  {exploited}{path}".TrimEnd());
        }
    }

    static string WithoutFix(FixState state) => state switch
    {
        FixState.WillNotFix => "will not fix",
        FixState.Deferred => "put off",
        FixState.EndOfLife => "end of life",
        FixState.UnderInvestigation => "investigated",
        _ => "no fix",
    };

    static ImmutableArray<string> Cells(VulnerabilityMatch match) =>
    [
        match.Vulnerability.Severity.ToString(),
        VisibleText.Of(match.Vulnerability.Id),
        VisibleText.Of($"{match.Package.Name} {match.Package.Version} -> {(match.FixedVersion.Length == 0 ? WithoutFix(match.State) : match.FixedVersion)}{(match.IsKernel ? " (kernel)" : "")}{(match.Package.IsDevelopment ? " (dev)" : "")}"),
        match.Vulnerability.KnownExploited is null ? "" : "KEV",
    ];

    static string Place(string path, int places, int width)
    {
        var others = places == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" (+{places - 1})");
        return Columns.CutStart(VisibleText.Of(path), width - others.Length) + others;
    }

    static string Cell(string text, int width) => Columns.CutEnd(text, width).PadRight(width);

    /// <summary>One line: the same vulnerability of the same package, however many files declare it.</summary>
    sealed record Row(VulnerabilityMatch Match, int Places, Enforcement Enforcement);
}
