using System.Text;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Vulnerabilities.Explaining;

/// <summary>The affected versions of a row in words.</summary>
static class RangeText
{
    /// <summary>Versions named one by one that are told; of more their number is.</summary>
    const int MaxNamed = 5;

    /// <summary>E.g. <c>&lt; 1.2.3, or &gt;= 2.0.0 and &lt; 2.1.0</c>.</summary>
    internal static string Of(AdvisoryRow row, AdvisoryDatabase texts)
    {
        if (row.Shape != RowShape.Ranges)
            return row.Shape == RowShape.Before ? $"< {texts.String(row.Version)}" : $"not readable: \"{texts.String(row.Version)}\"";
        var parts = new List<string>();
        var named = new List<string>();
        StringBuilder? range = null;
        foreach (var step in row.Events)
        {
            var (kind, version) = ((EventKind)(step >> DatabaseFormat.KindShift), texts.String(step & DatabaseFormat.TextMask));
            switch (kind)
            {
                case EventKind.Range:
                    Close(parts, ref range);
                    break;
                case EventKind.Introduced:
                    Close(parts, ref range);
                    range = new StringBuilder(version.Length == 0 ? "" : $">= {version}");
                    break;
                case EventKind.Literal or EventKind.Exact:
                    named.Add(version);
                    break;
                default:
                    range ??= new StringBuilder();
                    range.Append(range.Length == 0 ? "" : " and ").Append(kind == EventKind.LastAffected ? "<= " : "< ").Append(version);
                    if (kind != EventKind.Limit)
                        Close(parts, ref range);
                    break;
            }
        }
        Close(parts, ref range);
        if (named.Count > 0)
            parts.Add($"= {string.Join(" or ", named.Take(MaxNamed))}{(named.Count > MaxNamed ? $" or {named.Count - MaxNamed} more" : "")}");
        return string.Join(", or ", parts);
    }

    static void Close(List<string> parts, ref StringBuilder? range)
    {
        if (range is not null)
            parts.Add(range.Length == 0 ? "every version" : range.ToString());
        range = null;
    }
}
