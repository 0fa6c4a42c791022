namespace Plimsoll.Images.Sources.Registry;

public sealed class RegistryMirrorTests
{
    [Theory]
    [InlineData("docker.io=https://mirror.example/hub", "docker.io", "https://mirror.example/hub")]
    [InlineData("index.docker.io=http://localhost:5000", "docker.io", "http://localhost:5000/")]
    [InlineData("registry.example:5000=https://m.example/a=b", "registry.example:5000", "https://m.example/a=b")]
    public void A_registry_and_an_address_are_read(string text, string registry, string address)
    {
        Assert.True(RegistryMirror.TryParse(text, out var mirror));
        Assert.Equal((registry, address), (mirror.Registry, mirror.Address.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("docker.io")]
    [InlineData("docker.io=mirror.example")]
    [InlineData("=https://mirror.example")]
    [InlineData("docker.io=ftp://mirror.example")]
    [InlineData("docker.io=https://user:secret@mirror.example")]
    [InlineData("docker.io=https://mirror.example?x")]
    public void Anything_else_is_refused(string text) => Assert.False(RegistryMirror.TryParse(text, out _));
}
