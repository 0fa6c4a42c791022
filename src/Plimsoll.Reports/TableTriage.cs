using System.Globalization;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports;

/// <summary>What VEX documents and exceptions say of the vulnerabilities of an image, in the table: who and why.</summary>
sealed class TableTriage(TablePage page)
{
    /// <summary>The most sayings of each kind for an image; --verbose lists all.</summary>
    const int MaxSayings = 10;

    /// <summary>The most vulnerabilities named with one saying; --verbose lists all.</summary>
    const int MaxNames = 4;

    const string Indent = "    ";

    /// <summary>Writes what is said of an image, where anything is.</summary>
    public void Write(ImageFindings image)
    {
        Say("said by VEX", image.Counted.Where(match => !match.Assessments.IsEmpty).Select(match => (NameOf(match), Assessed(match))));
        Say("suppressed", image.Image.Matches.Where(match => match.Suppression is not null).Select(match => (NameOf(match), $"{match.Suppression}")));
    }

    // The same is often said of many packages of one source.
    void Say(string title, IEnumerable<(string Name, string Saying)> said)
    {
        var sayings = said.GroupBy(pair => pair.Saying, pair => pair.Name, StringComparer.Ordinal).ToList();
        var shown = page.Verbose ? sayings.Count : MaxSayings;
        foreach (var saying in sayings.Take(shown))
        {
            List<string> names = [.. saying.Distinct(StringComparer.Ordinal)];
            var listed = page.Verbose ? names.Count : MaxNames;
            var more = names.Count > listed ? $", {Number(names.Count - listed)} more" : "";
            page.Line($"{Indent}{title}: {string.Join(", ", names.Take(listed))}{more}");
            page.Because(saying.Key);
        }
        if (sayings.Count > shown)
            page.Quiet($"{Indent}+ {Number(sayings.Count - shown)} more {title}; --verbose shows all");
    }

    /// <summary>One statement in one line: who says what, where, what to do and why.</summary>
    public static string LineOf(Assessment said)
    {
        var by = said.By.Length == 0 ? "" : $" by {said.By}";
        var words = string.Join("; ", new[] { said.Action, said.Reason }.Where(text => text.Length > 0));
        return $"{said.Status}{by}, {said.Source}{(words.Length == 0 ? "" : ": " + words)}";
    }

    static string Assessed(VulnerabilityMatch match)
    {
        var said = match.Assessments[0];
        var others = match.Assessments.Skip(1).Where(other => other.Status != said.Status).Select(other => $"{other.Source} says {other.Status}");
        var contradicted = string.Join(", ", others) is { Length: > 0 } older ? $" (newer than {older})" : "";
        return LineOf(said) + contradicted;
    }

    static string NameOf(VulnerabilityMatch match) => $"{match.Vulnerability.Id} {match.Package.Name} {match.Package.Version}";

    static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
