using System.Collections.Immutable;
using CsCheck;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Posture;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture;

public sealed class PostureDiffTests
{
    static readonly Gen<ObjectFinding> Findings = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.String[0, 12]).Select((id, name, message) => new ObjectFinding(
        $"PLM-POS-000{id}", "", Severity.Low, message, "", new ObjectReference("v1", "Pod", name % 2 == 0 ? "" : "shop", $"p{name}"), "", new SourceLocation("a", 1, 1)));

    [Fact]
    public void What_is_recorded_now_differs_in_nothing() => Findings.Array[0, 12].Sample(findings =>
        PostureDiff.Of(Recorded([.. findings]), [.. findings], Found.Today).All(difference => difference.State == BaselineState.Accepted), iter: 300);

    [Fact]
    public void The_order_of_the_findings_says_nothing() => Findings.Array[0, 12].Sample(
        findings =>
        {
            var text = PostureBaselineText.Of([.. findings], "a", Found.Today);
            return text == PostureBaselineText.Of([.. findings.Reverse()], "a", Found.Today);
        },
        iter: 300);

    [Fact]
    public void A_finding_more_is_new_and_one_less_is_gone()
    {
        var (first, second) = (Finding("PLM-POS-0001", "a"), Finding("PLM-POS-0002", "a"));

        Assert.Equal([BaselineState.Accepted, BaselineState.New], States(Recorded([first]), [first, second]));
        Assert.Equal([BaselineState.Accepted, BaselineState.Gone], States(Recorded([first, second]), [first]));
        Assert.Equal([BaselineState.Accepted], [.. PostureDiff.Of(Recorded([first, second]), [first], Found.Today, isComplete: false).Select(difference => difference.State)]);
    }

    [Fact]
    public void A_second_finding_of_an_id_on_an_object_is_told_apart_by_its_message() =>
        Assert.Equal([BaselineState.New], States(Recorded([Finding("PLM-POS-0001", "one"), Finding("PLM-POS-0001", "two")]), [Finding("PLM-POS-0001", "three")]).Where(state => state != BaselineState.Gone));

    static BaselineState[] States(PostureBaseline baseline, ImmutableArray<ObjectFinding> findings) => [.. PostureDiff.Of(baseline, findings, Found.Today).Select(difference => difference.State)];

    static PostureBaseline Recorded(ImmutableArray<ObjectFinding> findings)
    {
        var objects = Found.ObjectsAsync(PostureBaselineText.Of(findings, "a", Found.Today)).GetAwaiter().GetResult();
        var baseline = PostureBaseline.Read(Assert.Single(objects))!;
        Assert.Empty(baseline.Unread);
        return baseline;
    }

    static ObjectFinding Finding(string id, string message) => new(
        id, "", Severity.Low, message, "", new ObjectReference("v1", "Pod", "shop", "p"), "", new SourceLocation("a", 1, 1));
}
