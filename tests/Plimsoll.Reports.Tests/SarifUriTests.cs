namespace Plimsoll.Reports;

public sealed class SarifUriTests
{
    [Theory]
    [InlineData("samples/shop/web.yaml", "samples/shop/web.yaml")]
    [InlineData("./samples/a b.yaml", "samples/a%20b.yaml")]
    [InlineData("../other/x.yaml", "../other/x.yaml")]
    [InlineData("samples\\shop\\web.yaml", "samples/shop/web.yaml")]
    [InlineData("localhost:5000/web", "localhost%3A5000/web")]
    [InlineData("/srv/k8s/web.yaml", "file:///srv/k8s/web.yaml")]
    [InlineData("C:\\k8s\\web.yaml", "file:///C:/k8s/web.yaml")]
    [InlineData("50%#?.yaml", "50%25%23%3F.yaml")]
    [InlineData("-", "-")]
    public void A_path_becomes_a_uri_reference(string path, string expected) => Assert.Equal(expected, SarifUri.Of(path));
}
