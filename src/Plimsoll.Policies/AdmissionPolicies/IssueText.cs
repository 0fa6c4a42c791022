using System.Globalization;
using System.Text;
using Plimsoll.Cel;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Mistakes of an expression with the line of each and a mark under the place.</summary>
/// <remarks>The form of cel-go, which the API server puts into the status of a policy.</remarks>
static class IssueText
{
    /// <summary>Longest line that is shown, in characters.</summary>
    const int MaxLine = 16_384;

    /// <summary>Mistakes that are told; the rest is counted.</summary>
    const int MaxIssues = 100;

    public static string Of(string expression, IReadOnlyCollection<CelIssue> issues)
    {
        var lines = expression.Split('\n');
        var text = new StringBuilder();
        foreach (var issue in issues.OrderBy(issue => issue.Offset).Take(MaxIssues))
        {
            if (text.Length > 0)
                text.Append('\n');
            Add(text, issue, issue.Line <= lines.Length ? lines[issue.Line - 1] : "");
        }

        return issues.Count > MaxIssues
            ? text.Append(CultureInfo.InvariantCulture, $"\n{issues.Count - MaxIssues} more errors were truncated").ToString()
            : text.ToString();
    }

    static void Add(StringBuilder text, CelIssue issue, string line)
    {
        text.Append(CultureInfo.InvariantCulture, $"ERROR: <input>:{issue.Line}:{issue.Column}: {issue.Message}");
        if (line.Length > MaxLine)
            return;
        text.Append("\n | ").Append(line.Replace('\t', ' ')).Append("\n | ");
        var characters = line.EnumerateRunes();
        var isWide = false;
        for (var column = 1; column <= issue.Column; column++)
        {
            var isInside = characters.MoveNext();
            isWide = isInside && !characters.Current.IsAscii;
            if (isInside && column < issue.Column)
                text.Append(isWide ? '\uFF0E' : '.');
        }

        text.Append(isWide ? '\uFF3E' : '^');
    }
}
