using CsCheck;
using Plimsoll.Model.Packages;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Matching;
using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Vulnerabilities.Tests.Matching;

public sealed class RangeEvaluationTests
{
    [Theory]
    [InlineData("+0 -1.2.3", "1.2.2", ">= 0, < 1.2.3")]
    [InlineData("+0 -1.2.3", "1.2.3", null)]
    [InlineData("+0 -1.2.3", "0.0.0-alpha", ">= 0, < 1.2.3")]
    [InlineData("+1.0.0 =1.5.0", "1.5.0", ">= 1.0.0, <= 1.5.0")]
    [InlineData("+1.0.0 =1.5.0", "1.5.1", null)]
    [InlineData("+1.0.0 =1.5.0", "0.9.0", null)]
    [InlineData("+1.0.0", "9.0.0", ">= 1.0.0")]
    [InlineData("+0 -1.0.0 +2.0.0 -2.1.0", "2.0.5", ">= 2.0.0, < 2.1.0")]
    [InlineData("+0 -1.0.0 +2.0.0 -2.1.0", "1.5.0", null)]
    [InlineData("+0 -1.0.0 +2.0.0 -2.1.0", "0.5.0", ">= 0, < 1.0.0")]
    [InlineData("-2.1.0 +2.0.0 -1.0.0 +0", "2.0.5", ">= 2.0.0, < 2.1.0")]
    [InlineData("+1.0.0 -2.0.0 +2.0.0 -3.0.0", "2.0.0", ">= 2.0.0, < 3.0.0")]
    [InlineData("+2.0.0 -2.0.0", "2.0.0", null)]
    [InlineData("+0 !1.0.0", "1.0.0", null)]
    [InlineData("+0 !1.0.0", "0.9.0", ">= 0")]
    [InlineData("+0 !*", "7.0.0", ">= 0")]
    [InlineData("+0 -1.0.0\n+3.0.0 -3.2.0", "3.1.0", ">= 3.0.0, < 3.2.0")]
    public void A_version_lies_in_the_range_that_osv_says(string ranges, string version, string? expected)
    {
        Assert.Equal(expected, Find(version, ranges, [], Ecosystem.Npm)?.Range);
    }

    [Fact]
    public void The_nearest_fix_of_several_ranges_is_told() =>
        Assert.Equal("2.0.0", Find("1.0.0", "+0 -3.0.0\n+0 -2.0.0\n+0", [], Ecosystem.Npm)?.FixedVersion);

    [Fact]
    public void A_version_named_one_by_one_is_affected()
    {
        Assert.Equal(new Containment("", "= 1.0"), Find("1.0", "", ["0.9", "1.0.0"], Ecosystem.PyPI));
        Assert.Null(Find("1.1", "", ["0.9", "1.0.0"], Ecosystem.PyPI));
        Assert.Null(Find("1.1", "", [], Ecosystem.PyPI));
    }

    [Fact]
    public void A_version_that_cannot_be_ordered_is_affected_where_it_is_named_letter_by_letter()
    {
        Assert.NotNull(Find("1.0", "", ["1.0", "one"], Ecosystem.PyPI));
        Assert.Null(Find("1.1", "", ["one"], Ecosystem.PyPI));
    }

    [Fact]
    public void A_range_with_a_malformed_version_is_kept_to_be_told()
    {
        var texts = new TextPool();
        var row = Assert.Single(new RowEncoding(texts).Encode(Entry("+0 -<unfixed>", []), VersionOrderings.For(Ecosystem.Npm)));
        Assert.Equal(RowShape.Unreadable, row.Shape);
        Assert.Equal("<unfixed>", texts.String(row.Events[0] & DatabaseFormat.TextMask));
    }

    [Fact]
    public void Sorted_and_pruned_rows_say_what_the_advisory_says()
    {
        var step = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 9]);
        Gen.Select(step.Array[1, 6], Gen.Int[0, 9].Array[0, 4], Gen.Int[0, 9]).Sample((steps, versions, installed) =>
        {
            var ranges = string.Join(' ', steps.Select(step => step.Item1 == 0 && step.Item2 == 0 ? "+0" : $"{"+-=!"[step.Item1]}{step.Item2}.0.0"));
            string[] named = [.. versions.Select(version => $"{version}.0.0").Distinct()];
            var version = $"{installed}.0.0";
            Assert.Equal(IsAffected(version, VersionRange.Read(ranges)[0], named), Find(version, ranges, named, Ecosystem.Npm) is not null);
        });
    }

    // OSV's own pseudocode, word by word.
    static bool IsAffected(string version, VersionRange range, string[] named)
    {
        var ordering = VersionOrderings.For(Ecosystem.Npm);
        var limits = range.Events.Where(step => step.Kind == RangeEventKind.Limit).ToList();
        var isVulnerable = false;
        if (limits.Count == 0 || limits.Exists(limit => ordering.Compare(version, limit.Version) < 0))
        {
            foreach (var step in range.Events.OrderBy(step => step.Version, Comparer<string>.Create((left, right) =>
                left == "0" || right == "0" ? (left == "0" ? 0 : 1) - (right == "0" ? 0 : 1) : ordering.Compare(left, right))))
            {
                isVulnerable = step.Kind switch
                {
                    RangeEventKind.Introduced when step.Version == "0" || ordering.Compare(version, step.Version) >= 0 => true,
                    RangeEventKind.Fixed when ordering.Compare(version, step.Version) >= 0 => false,
                    RangeEventKind.LastAffected when ordering.Compare(version, step.Version) > 0 => false,
                    _ => isVulnerable,
                };
            }
        }
        return isVulnerable || named.Contains(version);
    }

    static Containment? Find(string version, string ranges, string[] versions, Ecosystem ecosystem)
    {
        var (texts, ordering) = (new TextPool(), VersionOrderings.For(ecosystem));
        var found = new List<Containment>();
        foreach (var (shape, events) in new RowEncoding(texts).Encode(Entry(ranges, versions), ordering))
        {
            uint[] whole = shape == RowShape.Before
                ? [(uint)EventKind.Range << DatabaseFormat.KindShift, (uint)EventKind.Introduced << DatabaseFormat.KindShift, .. events]
                : events;
            if (RangeEvaluation.Find(whole, texts, version, ordering) is { IsHit: true } hit)
                found.Add(hit.Texts(texts, version));
        }
        return found.Count == 0 ? null : found[0];
    }

    static AffectedEntry Entry(string ranges, string[] versions) => new("x", "x", VersionRange.Read(ranges), [.. versions]);
}
