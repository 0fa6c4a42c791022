using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Plimsoll.Vulnerabilities.Feeds.Kubernetes;

/// <summary>Reads which versions are affected out of the text that announces a vulnerability of Kubernetes.</summary>
/// <remarks>
/// The template of https://github.com/kubernetes/committee-security-response: below a heading "Affected Versions" a list of lines
/// such as <c>kubelet v1.28.0 - v1.28.3</c>, <c>kube-apiserver: &lt;= v1.27.14</c>. A line of another form is passed over.
/// </remarks>
static partial class AffectedVersions
{
    /// <summary>Lines of one text.</summary>
    internal const int MaxLines = 5_000;

    const string Feed = "Kubernetes";
    const string Whole = "kubernetes";

    /// <summary>The programs that it names, as modules.</summary>
    internal static ImmutableArray<AffectedEntry> Read(string text)
    {
        var ranges = new SortedDictionary<string, List<VersionRange>>(StringComparer.Ordinal);
        var isWithin = false;
        foreach (var line in text.Split('\n').Take(MaxLines))
        {
            if (Heading().IsMatch(line))
            {
                isWithin = line.Contains("affected version", StringComparison.OrdinalIgnoreCase);
            }
            else if (isWithin && Range(line) is { } range)
            {
                var program = Program().Match(line) is { Success: true } match ? match.Value : Whole;
                if (!ranges.TryGetValue(program, out var known))
                    ranges[program] = known = [];
                known.Add(range);
            }
        }
        return [.. ranges.Select(pair => new AffectedEntry(Feed, $"k8s.io/{pair.Key}", [.. pair.Value], []) { State = RangeState.Of([.. pair.Value]) })];
    }

    static VersionRange? Range(string line)
    {
        if (Between().Match(line) is { Success: true } between)
            return new VersionRange([new(RangeEventKind.Introduced, between.Groups["first"].Value), new(RangeEventKind.LastAffected, between.Groups["last"].Value)]);
        if (UpTo().Match(line) is { Success: true } upTo)
            return RangeState.UpTo(upTo.Groups["last"].Value)[0];
        if (Before().Match(line) is { Success: true } before)
            return RangeState.Before(before.Groups["fixed"].Value)[0];
        if (Every().IsMatch(line))
            return RangeState.Every[0];
        return Single().Match(line) is { Success: true } single
            ? new VersionRange([new(RangeEventKind.Introduced, single.Groups["only"].Value), new(RangeEventKind.LastAffected, single.Groups["only"].Value)])
            : null;
    }

    [GeneratedRegex("^ {0,3}(?:#{1,6} |\\*\\*[A-Z]).*(?:[A-Za-z])", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex("\\b(?:kube-apiserver|kube-controller-manager|kube-scheduler|kube-proxy|kubelet|kubectl|kube-aggregator|ingress-nginx)\\b", RegexOptions.NonBacktracking)]
    private static partial Regex Program();

    [GeneratedRegex("v?(?<first>[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}) {0,4}(?:-|–|to|through|until) {0,4}v?(?<last>[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4})", RegexOptions.NonBacktracking)]
    private static partial Regex Between();

    [GeneratedRegex("(?:<=|≤|up to) {0,4}v?(?<last>[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4})|v?(?<last>[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}) (?:and|or) (?:earlier|prior|below|older)", RegexOptions.NonBacktracking)]
    private static partial Regex UpTo();

    [GeneratedRegex("(?:<|prior to|before|earlier than) {0,4}v?(?<fixed>[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4})", RegexOptions.NonBacktracking)]
    private static partial Regex Before();

    [GeneratedRegex("(?i)\\ball versions\\b *$", RegexOptions.NonBacktracking)]
    private static partial Regex Every();

    [GeneratedRegex("^[ *-]*(?:[a-z-]+:? )?v?(?<only>[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4})\\r?$", RegexOptions.NonBacktracking)]
    private static partial Regex Single();
}
