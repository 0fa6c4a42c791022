using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>Compares found values with wanted ones.</summary>
/// <remarks>The meaning of kube-bench's operators, https://github.com/aquasecurity/kube-bench/blob/main/docs/controls.md.</remarks>
public static class BenchmarkComparison
{
    static readonly TimeSpan MaxMatchTime = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether a comparison holds.</summary>
    /// <param name="operation">How to compare.</param>
    /// <param name="found">The value found.</param>
    /// <param name="wanted">The value wanted.</param>
    public static bool Holds(BenchmarkOperator operation, string found, string wanted) => operation switch
    {
        BenchmarkOperator.Equal => IsEqual(found, wanted),
        BenchmarkOperator.NotEqual => !IsEqual(found, wanted),
        BenchmarkOperator.Greater => TryNumbers(found, wanted, out var a, out var b) && a > b,
        BenchmarkOperator.GreaterOrEqual => TryNumbers(found, wanted, out var a, out var b) && a >= b,
        BenchmarkOperator.Less => TryNumbers(found, wanted, out var a, out var b) && a < b,
        BenchmarkOperator.LessOrEqual => TryNumbers(found, wanted, out var a, out var b) && a <= b,
        BenchmarkOperator.Has => found.Contains(wanted, StringComparison.Ordinal),
        BenchmarkOperator.HasNot => !found.Contains(wanted, StringComparison.Ordinal),
        BenchmarkOperator.Matches => Matches(found, wanted),
        BenchmarkOperator.ValidElements => AreElementsOf(Elements(found), Elements(wanted)),
        _ => TryOctal(found, out var bits) && TryOctal(wanted, out var allowed) && (bits & ~allowed) == 0,
    };

    /// <summary>The elements of a comma-separated list; a last comma says nothing.</summary>
    /// <param name="list">The list.</param>
    public static ImmutableArray<string> Elements(string list) =>
        list.Trim().TrimEnd(',') is { Length: > 0 } clean ? [.. clean.Split(',').Select(element => element.Trim())] : [];

    /// <summary>Whether every element is an allowed one; no element is only right where none is allowed.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="allowed">The allowed ones.</param>
    public static bool AreElementsOf(ImmutableArray<string> elements, ImmutableArray<string> allowed) =>
        elements.IsEmpty == allowed.IsEmpty && elements.All(element => allowed.Contains(element, StringComparer.Ordinal));

    /// <summary>Two whole numbers.</summary>
    /// <param name="left">The text of the first.</param>
    /// <param name="right">The text of the second.</param>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <returns>Whether both are numbers.</returns>
    public static bool TryNumbers(string left, string right, out long first, out long second)
    {
        second = 0;
        return long.TryParse(left.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out first)
            && long.TryParse(right.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out second);
    }

    static bool IsEqual(string found, string wanted) =>
        found.ToUpperInvariant() is "TRUE" or "FALSE"
            ? string.Equals(found, wanted, StringComparison.OrdinalIgnoreCase)
            : string.Equals(found, wanted, StringComparison.Ordinal);

    static bool Matches(string found, string pattern)
    {
        try
        {
            return Regex.IsMatch(found, pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, MaxMatchTime);
        }
        catch (Exception bad) when (bad is ArgumentException or NotSupportedException or RegexMatchTimeoutException)
        {
            return false;
        }
    }

    static bool TryOctal(string text, out long bits)
    {
        bits = 0;
        if (text.Length is 0 or > 12)
            return false;
        foreach (var digit in text)
        {
            if (digit is < '0' or > '7')
                return false;
            bits = (bits * 8) + (digit - '0');
        }

        return true;
    }
}
