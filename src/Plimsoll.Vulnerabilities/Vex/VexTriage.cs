using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>Applies what VEX documents say to matches, and keeps what matched. Not safe for concurrent use.</summary>
/// <remarks>
/// OPENVEX-SPEC.md: the latest statement about a vulnerability and product counts; among equals one of a document that was given, the last of those, comes before one of a repository, the first of those. <c>not_affected</c>
/// and <c>fixed</c> take a match out of the verdict; <c>affected</c> and <c>under_investigation</c> are told with it.
/// </remarks>
public sealed class VexTriage
{
    /// <summary>The most statements that are kept with one match; the first ones count most.</summary>
    public const int MaxAssessments = 20;

    /// <summary>How far clocks may differ.</summary>
    static readonly TimeSpan Skew = TimeSpan.FromDays(1);

    /// <summary>The most vulnerabilities named in one note.</summary>
    const int MaxNamed = 5;

    readonly Dictionary<string, List<Entry>> _byId = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<VexDocument> _documents = [];
    readonly HashSet<VexStatement> _used = new(ReferenceEqualityComparer.Instance as IEqualityComparer<VexStatement>);
    readonly VexBudget _budget;
    VexBom? _scanned;

    /// <param name="documents">The documents, in the order in which they were given.</param>
    public VexTriage(IEnumerable<VexDocument> documents)
        : this(documents, VexBudget.MaxSteps)
    {
    }

    internal VexTriage(IEnumerable<VexDocument> documents, long steps)
    {
        _budget = new VexBudget(steps);
        foreach (var document in documents)
            Add(document);
    }

    /// <summary>The time. A statement dated more than a day later ranks as one without a date: else nothing that is said today could ever revoke it.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The documents with statements that are dated in the future, document by document.</summary>
    public ImmutableArray<TriageNote> Ahead() =>
    [
        .. _documents.Select(document => (document, count: document.Statements.Count(IsAhead)))
            .Where(found => found.count > 0)
            .Select(found => new TriageNote(
                TriageNoteKind.Ahead, found.document.Source,
                string.Create(CultureInfo.InvariantCulture, $"{found.count} of {found.document.Count} statements are dated in the future: they come behind all others"), null)),
    ];

    bool IsAhead(VexStatement statement) => Now is { } now && statement.At > now + Skew;

    /// <summary>Adds a document, behind those that are there; one that was added before is passed over.</summary>
    /// <param name="document">The document.</param>
    public void Add(VexDocument document)
    {
        if (!_documents.Add(document))
            return;
        if (document.Bom is { IsScanned: true } bom)
            _scanned = bom;

        for (var i = 0; i < document.Statements.Length; i++)
        {
            var entry = new Entry(document, document.Statements[i], _documents.Count, i);
            foreach (var id in entry.Statement.Ids)
            {
                if (!_byId.TryGetValue(id, out var list))
                    list = _byId[id] = [];
                list.Add(entry);
            }
        }
    }

    /// <summary>The matches of an image with what is said of each, and those set apart that do not count.</summary>
    /// <param name="facts">The image.</param>
    /// <param name="matches">Its matches.</param>
    public ImmutableArray<VulnerabilityMatch> Apply(ImageFacts facts, ImmutableArray<VulnerabilityMatch> matches)
    {
        if (_byId.Count == 0 || matches.IsEmpty)
            return matches;
        var subject = new VexSubject(facts, _scanned, _budget);
        return [.. matches.Select(match => Apply(match, subject))];
    }

    /// <summary>What was not compared any more, because there were too many statements; <c>null</c> where everything was.</summary>
    public Unread? Uncompared => !_budget.IsSpent ? null : new Unread(
        "VEX statements", UnreadReason.LimitExceeded,
        $"comparing them with the packages took more than {VexBudget.MaxSteps} steps: what was left takes nothing out of the result");

    /// <summary>The statements of given documents that matched nothing, document by document.</summary>
    public ImmutableArray<TriageNote> Unused() =>
    [
        .. _documents.Where(document => document.IsGiven && document.Count > 0)
            .Select(document => (document, left: document.Statements.Where(statement => !_used.Contains(statement)).ToArray()))
            .Where(found => found.left.Length > 0)
            .Select(found => new TriageNote(TriageNoteKind.Unused, found.document.Source, Unused(found.document, found.left), null)),
    ];

    static string Unused(VexDocument document, VexStatement[] left)
    {
        var names = string.Join(", ", left.Take(MaxNamed).Select(statement => $"{statement.Ids[0]} on {statement.Products[0].Identity.Text}"));
        var more = left.Length > MaxNamed ? string.Create(CultureInfo.InvariantCulture, $" and {left.Length - MaxNamed} more") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{left.Length} of {document.Count} statements match nothing that was found: {names}{more}");
    }

    VulnerabilityMatch Apply(VulnerabilityMatch match, VexSubject subject)
    {
        var entries = match.Vulnerability.OwnNames
            .SelectMany(id => _byId.GetValueOrDefault(id, []))
            .Distinct()
            .Where(entry => IsAbout(entry.Statement, match) && entry.Statement.Products.Any(product => subject.Matches(product, match.Package)))
            .OrderByDescending(entry => IsAhead(entry.Statement) ? DateTimeOffset.MinValue : entry.Statement.At ?? DateTimeOffset.MinValue)
            .ThenByDescending(entry => entry.Home.IsGiven)
            .ThenByDescending(entry => entry.Home.IsGiven ? entry.Document : -entry.Document)
            .ThenByDescending(entry => entry.Index)
            .ToList();
        if (entries.Count == 0)
            return match;
        foreach (var entry in entries)
            _used.Add(entry.Statement);

        ImmutableArray<Assessment> assessments = [.. entries.Take(MaxAssessments).Select(entry => entry.Assess())];
        var said = match with { Assessments = assessments };
        return match.Suppression is null && entries[0].Statement.Status is VexStatus.NotAffected or VexStatus.Fixed
            ? said with { Suppression = SuppressionOf(assessments) }
            : said;
    }

    static Suppression SuppressionOf(ImmutableArray<Assessment> assessments)
    {
        var first = assessments[0];
        var older = assessments.FirstOrDefault(other => other.Status != first.Status);
        var contradicted = older is null ? "" : $"it is newer than {older.Source}, which says {older.Status}";
        var reason = string.Join("; ", new[] { first.Reason, contradicted }.Where(text => text.Length > 0));
        return new Suppression(SuppressionKind.Vex, first.Source, first.By, first.Status, reason, null);
    }

    static bool IsAbout(VexStatement statement, VulnerabilityMatch match) =>
        !Vulnerability.IsCve(match.Vulnerability.Id)
        || !statement.Ids.Any(Vulnerability.IsCve)
        || statement.Ids.Contains(match.Vulnerability.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>A statement with its place among all of them.</summary>
    sealed record Entry(VexDocument Home, VexStatement Statement, int Document, int Index)
    {
        public Assessment Assess() => new(
            $"{Home.Source}#{Statement.Place}", Home.Author, VexWords.Of(Statement.Status), Statement.Justification, Statement.Detail, Statement.Action, Statement.At);

        public bool Equals(Entry? other) => ReferenceEquals(Statement, other?.Statement);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Statement);
    }
}
