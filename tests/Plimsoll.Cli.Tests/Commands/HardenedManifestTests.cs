using Plimsoll.Kubernetes.PodSecurity;

namespace Plimsoll.Cli.Commands;

public sealed class HardenedManifestTests
{
    const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostNetwork: true\n  containers: [{name: a, image: b}]\n";

    [Theory]
    [InlineData("hostNetwork: false", true)]
    [InlineData("hostNetwork: true", false)]
    [InlineData("hostNetwork: [", false)]
    [InlineData("hostNetwork: false\n  hostPID: true", false)]
    [InlineData("hostNetwork: false\n---\nkind: Pod", false)]
    public async Task A_changed_text_is_written_only_where_it_reads_back_as_promised(string field, bool isPromised) => Assert.Equal(
        isPromised,
        await HardenedManifest.IsAsPromisedAsync(
            "pod.yaml", Pod, Pod.Replace("hostNetwork: true", field, StringComparison.Ordinal), PodSecurityLevel.Baseline,
            PodSecurityVersion.TryParse("latest", out var latest) ? latest : default, TestContext.Current.CancellationToken));
}
