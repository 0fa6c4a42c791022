namespace Plimsoll.Kubernetes.Posture;

public sealed class VersionChecksTests
{
    [Theory]
    [InlineData("v1.34.8", "PLM-POS-0001")]
    [InlineData("v1.18.0", "PLM-POS-0001")]
    [InlineData("v1.36.1", "PLM-POS-0004")]
    [InlineData("v1.37.0-rc.1", "PLM-POS-0006")]
    [InlineData("v1.37.9", "")]
    [InlineData("v1.99.0", "")]
    [InlineData("v2.0.0", "")]
    [InlineData("latest", "")]
    public async Task A_release_is_judged_by_its_end_and_its_newest_patch(string version, string ids) =>
        Assert.Equal(ids, string.Join(' ', (await Found.InAsync(Node(version))).Select(finding => finding.Id)));

    [Fact]
    public async Task A_release_that_soon_ends_is_told_of_two_months_before()
    {
        var objects = await Found.ObjectsAsync(Node("v1.35.9"));
        var components = ClusterComponents.In(objects);

        Assert.Contains(PostureChecks.Evaluate(objects, components, new DateOnly(2027, 2, 1)), finding => finding.Id == "PLM-POS-0005");
        Assert.DoesNotContain(PostureChecks.Evaluate(objects, components, new DateOnly(2026, 12, 1)), finding => finding.Id == "PLM-POS-0005");
    }

    [Fact]
    public async Task A_vendors_build_is_told_with_what_the_vendor_may_have_done() =>
        Assert.Contains("may have back-ported", Assert.Single(await Found.MessagesAsync(Node("v1.36.1+k3s1"), "PLM-POS-0004")), StringComparison.Ordinal);

    static string Node(string version) => $"apiVersion: v1\nkind: Node\nmetadata: {{ name: a }}\nstatus: {{ nodeInfo: {{ kubeletVersion: {version} }} }}\n";
}
