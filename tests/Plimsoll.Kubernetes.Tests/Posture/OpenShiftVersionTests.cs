namespace Plimsoll.Kubernetes.Posture;

public sealed class OpenShiftVersionTests
{
    [Theory]
    [InlineData("4.3.0", 16)]
    [InlineData("4.15.3", 28)]
    [InlineData("4.20.0-rc.1", 33)]
    [InlineData("4.2.0", null)]
    [InlineData("3.11.0", null)]
    [InlineData("4.x", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_version_tells_its_release_of_Kubernetes(string? text, int? minor) => Assert.Equal(minor, OpenShiftVersion.TryParse(text)?.KubernetesMinor);

    [Fact]
    public async Task The_last_completed_update_counts_before_the_desired_one() => Assert.Equal(
        "4.15.3",
        OpenShiftVersion.In(await Found.ObjectsAsync("""
            apiVersion: config.openshift.io/v1
            kind: ClusterVersion
            metadata: { name: version }
            status: { desired: { version: 4.16.0 }, history: [{ state: Partial, version: 4.16.0 }, { state: Completed, version: 4.15.3 }] }
            """))?.Text);
}
