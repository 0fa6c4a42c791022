namespace Plimsoll.Cel.Kubernetes;

public sealed class ImageReferenceTests
{
    const string Digest = "sha256:6aefddb645ee6963afd681b1845c661d0ea4c3b20ab9db86d9e753b203d385f2";

    [Theory]
    [InlineData("nginx", "index.docker.io", "library/nginx", "latest", "")]
    [InlineData("docker.io/a/b:1", "index.docker.io", "a/b", "1", "")]
    [InlineData("example.com:5000/app", "example.com:5000", "app", "latest", "")]
    [InlineData("example.com/app:1@" + Digest, "example.com", "app", "", Digest)]
    [InlineData("localhost/app", "index.docker.io", "localhost/app", "latest", "")]
    public void A_name_has_parts(string text, string registry, string repository, string tag, string digest)
    {
        Assert.True(ImageReference.TryParse(text, out var image, out var error), error);
        Assert.Equal((registry, repository, tag, digest), (image.Registry, image.Repository, image.Tag, image.Digest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("UPPER/case")]
    [InlineData("nginx:a b")]
    [InlineData("nginx@sha256:12")]
    [InlineData("ex ample.com/app")]
    public void What_is_no_name_is_refused(string text)
    {
        Assert.False(ImageReference.TryParse(text, out _, out var error));
        Assert.StartsWith("could not parse reference: ", error, StringComparison.Ordinal);
    }
}
