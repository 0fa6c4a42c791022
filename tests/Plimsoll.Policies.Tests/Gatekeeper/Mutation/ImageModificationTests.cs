namespace Plimsoll.Policies.Gatekeeper.Mutation;

public sealed class ImageModificationTests
{
    [Theory]
    [InlineData("", "", ":2", "nginx:1", "nginx:2")]
    [InlineData("", "", ":2", "nginx", "nginx:2")]
    [InlineData("", "", ":2", "", ":2")]
    [InlineData("", "", "@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a.example/b/c:1@sha256:b", "a.example/b/c@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("a.example", "", "", "nginx:1", "a.example/nginx:1")]
    [InlineData("a.example", "", "", "localhost:5000/nginx:1", "a.example/nginx:1")]
    [InlineData("a.example:5000", "b/c", "", "docker.io/library/nginx:1", "a.example:5000/b/c:1")]
    [InlineData("", "b", "", "library/nginx", "b")]
    public void The_given_parts_are_replaced(string domain, string path, string tag, string before, string after)
    {
        var image = new ImageModification(domain, path, tag);

        Assert.Null(image.Problem());
        Assert.Equal(after, image.Replace(before));
    }

    [Theory]
    [InlineData("a.example", "", "")]
    [InlineData("", "b/c", ":1")]
    [InlineData("localhost:1", "b_c", ":1")]
    public void A_second_time_changes_nothing(string domain, string path, string tag)
    {
        var image = new ImageModification(domain, path, tag);

        foreach (var before in (string[])["nginx", "nginx:1", "library/nginx@sha256:x", "a.example:1/x/y:2", "localhost/x"])
            Assert.Equal(image.Replace(before), image.Replace(image.Replace(before)));
    }

    [Theory]
    [InlineData("", "", "", "assignDomain")]
    [InlineData("example", "", "", "assignDomain")]
    [InlineData("a.example/b", "", "", "assignDomain")]
    [InlineData("", "Nginx", "", "assignPath")]
    [InlineData("", "a/", "", "assignPath")]
    [InlineData("", "a.example/b", "", "assignPath")]
    [InlineData("", "a:b", "", "assignPath")]
    [InlineData("", "", "1", "assignTag")]
    [InlineData("", "", ":a:b", "assignTag")]
    [InlineData("", "", "@sha256:abc", "assignTag")]
    public void Parts_that_would_not_read_back_are_refused(string domain, string path, string tag, string field) =>
        Assert.Equal(field, new ImageModification(domain, path, tag).Problem()?.Field);
}
