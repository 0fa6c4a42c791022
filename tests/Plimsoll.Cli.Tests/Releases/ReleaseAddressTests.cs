namespace Plimsoll.Cli.Releases;

public sealed class ReleaseAddressTests
{
    [Theory]
    [InlineData("registry.example/security/db:1", "registry.example/security/db:1")]
    [InlineData("localhost:5000/db", "localhost:5000/db")]
    [InlineData("localhost/db", "localhost/db")]
    [InlineData("oci://library/db:2", "docker.io/library/db:2")]
    public void A_registry_is_named_by_its_host_or_by_its_scheme(string text, string expected) =>
        Assert.Equal(expected, Assert.IsType<ReleaseAddress.Registry>(ReleaseAddress.Parse(text)).ToString());

    [Theory]
    [InlineData("/srv/db")]
    [InlineData("mirror")]
    [InlineData("mirror/db")]
    [InlineData("./registry.example/db")]
    [InlineData("../db")]
    public void Anything_else_is_a_folder(string text) =>
        Assert.Equal(Path.GetFullPath(text), Assert.IsType<ReleaseAddress.Folder>(ReleaseAddress.Parse(text)).Path);

    [Theory]
    [InlineData("https://mirror.example/db", "https://mirror.example/db/")]
    [InlineData("HTTP://127.0.0.1:8080/", "http://127.0.0.1:8080/")]
    public void A_web_address_is_a_folder_there(string text, string expected) =>
        Assert.Equal(expected, Assert.IsType<ReleaseAddress.Mirror>(ReleaseAddress.Parse(text)).ToString());

    [Theory]
    [InlineData("https://")]
    [InlineData("https://mirror.example/db?token=secret")]
    [InlineData("oci://registry.example/UPPER")]
    public void What_is_none_of_them_is_told(string text) => Assert.Throws<UsageException>(() => ReleaseAddress.Parse(text));
}
