using CsCheck;

namespace Plimsoll.Model.Images;

public sealed class ImageReferenceTests
{
    const string Sha256 = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Theory]
    [InlineData("nginx", "docker.io", "library/nginx", "", "nginx")]
    [InlineData("nginx:1.25", "docker.io", "library/nginx", "1.25", "nginx")]
    [InlineData("bitnami/redis", "docker.io", "bitnami/redis", "", "bitnami/redis")]
    [InlineData("docker.io/nginx", "docker.io", "library/nginx", "", "nginx")]
    [InlineData("index.docker.io/a/b", "docker.io", "a/b", "", "a/b")]
    [InlineData("localhost/web", "localhost", "web", "", "localhost/web")]
    [InlineData("localhost:5000/web:v1", "localhost:5000", "web", "v1", "localhost:5000/web")]
    [InlineData("ghcr.io/org/team/web", "ghcr.io", "org/team/web", "", "ghcr.io/org/team/web")]
    [InlineData("[2001:db8::1]:5000/web", "[2001:db8::1]:5000", "web", "", "[2001:db8::1]:5000/web")]
    [InlineData("HOST/web", "HOST", "web", "", "HOST/web")]
    [InlineData("library/a/b", "docker.io", "library/a/b", "", "library/a/b")]
    public void Docker_hubs_defaults_are_filled_in(string text, string registry, string repository, string tag, string familiar)
    {
        var reference = Parse(text);

        Assert.Equal((registry, repository, tag), (reference.Registry, reference.Repository, reference.Tag));
        Assert.Equal(familiar, reference.FamiliarName);
    }

    [Theory]
    [InlineData("nginx", "latest")]
    [InlineData("nginx:1.25", "1.25")]
    [InlineData("nginx@" + Sha256, "")]
    [InlineData("nginx:1.25@" + Sha256, "1.25")]
    public void Latest_is_pulled_where_neither_tag_nor_digest_is_named(string text, string expected) =>
        Assert.Equal(expected, Parse(text).EffectiveTag);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" nginx")]
    [InlineData("nginx\n")]
    [InlineData("nginx:")]
    [InlineData("nginx:-x")]
    [InlineData("nginx@")]
    [InlineData("nginx@sha256:abc")]
    [InlineData("nginx@md5:d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("Nginx")]
    [InlineData("a//b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a___b")]
    [InlineData("example.com:port/a")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void What_is_no_reference_is_refused(string? text) => Assert.False(ImageReference.TryParse(text, out _));

    [Fact]
    public void A_repository_has_at_most_255_characters()
    {
        Assert.True(ImageReference.TryParse("example.com/" + new string('a', ImageReference.MaxRepositoryLength), out _));
        Assert.False(ImageReference.TryParse("example.com/" + new string('a', ImageReference.MaxRepositoryLength + 1), out _));
    }

    [Fact]
    public void Whatever_is_accepted_is_read_back_from_its_text() =>
        Gen.OneOf("nginx", "/", ".", ":", "@", Sha256, "localhost", "5000", "A", "-", "_", "[::1]").Array[1, 6].Select(string.Concat)
            .Sample(text => !ImageReference.TryParse(text, out var reference)
                || (ImageReference.TryParse(reference.ToString(), out var again) && again == reference));

    static ImageReference Parse(string text) =>
        ImageReference.TryParse(text, out var reference) ? reference : throw new FormatException(text);
}
