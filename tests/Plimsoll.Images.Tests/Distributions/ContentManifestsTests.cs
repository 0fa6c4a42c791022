using System.Text;
using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Distributions;

public sealed class ContentManifestsTests
{
    [Theory]
    [InlineData("root/buildinfo/content_manifests/ubi8-container-8.10-1.json", true)]
    [InlineData("usr/share/buildinfo/content-sets.json", true)]
    [InlineData("root/buildinfo/Dockerfile-ubi8-8.10-1", false)]
    [InlineData("root/buildinfo/content_manifests/readme.txt", false)]
    public void Reads_the_files_of_red_hats_build_systems(string path, bool expected) =>
        Assert.Equal(expected, ContentManifests.Reads(FileTraits.Named(path)));

    [Theory]
    [InlineData("""{"content_sets":["rhel-8-for-x86_64-baseos-rpms","a","a",3]}""", "a,rhel-8-for-x86_64-baseos-rpms")]
    [InlineData("""{"metadata":{}}""", "")]
    [InlineData("[]", "")]
    public void The_repositories_are_listed_once(string json, string expected) =>
        Assert.Equal(expected, string.Join(',', ContentManifests.Read(Encoding.UTF8.GetBytes(json))));

    [Fact]
    public void What_is_not_json_is_refused() => Assert.Throws<InvalidDataException>(() => ContentManifests.Read("{"u8.ToArray()));
}
