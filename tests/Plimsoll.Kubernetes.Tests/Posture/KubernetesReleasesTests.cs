namespace Plimsoll.Kubernetes.Posture;

public sealed class KubernetesReleasesTests
{
    [Fact]
    public void Every_release_of_the_table_ends_after_the_one_before()
    {
        for (var minor = 20; minor <= KubernetesReleases.Newest; minor++)
            Assert.True(KubernetesReleases.EndOf(minor) > KubernetesReleases.EndOf(minor - 1), $"1.{minor}");
    }

    [Fact]
    public void Of_later_releases_nothing_is_said() => Assert.Null(KubernetesReleases.Find(KubernetesReleases.Newest + 1));

    [Fact]
    public void Earlier_releases_have_ended_as_the_first_one() => Assert.Equal((new DateOnly(2021, 10, 28), 0), (KubernetesReleases.Find(3)!.End, KubernetesReleases.Find(3)!.NewestPatch));
}
