namespace Plimsoll.Images.Packages.Yarn;

public sealed class YarnDescriptorTests
{
    [Theory]
    [InlineData("a@^1.0.0", "a", "", true)]
    [InlineData("@s/a@npm:^1.0.0", "@s/a", "npm", true)]
    [InlineData("a@npm:@s/real@^1.0.0", "@s/real", "npm", true)]
    [InlineData("a@npm:real@1", "real", "npm", true)]
    [InlineData("a@owner/repository", "a", "", true)]
    [InlineData("a@git+ssh://git.example/a.git", "a", "git+ssh", true)]
    [InlineData("a@git@git.example:o/a.git", "a", "ssh", true)]
    [InlineData("a@https://x.example/a.tgz", "a", "https", true)]
    [InlineData("a@workspace:.", "a", "workspace", false)]
    [InlineData("a@file:../a", "a", "file", false)]
    [InlineData("a@./a", "a", "", false)]
    [InlineData("a@unknown:1", "a", "unknown", false)]
    public void A_wish_has_a_name_and_a_protocol(string text, string name, string protocol, bool isReleased)
    {
        var wish = YarnDescriptor.Of(text)!.Value;

        Assert.Equal((name, protocol, isReleased), (wish.PackageName, wish.Protocol, wish.IsReleased));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("@a")]
    [InlineData("a@")]
    public void Without_a_name_or_a_range_there_is_no_wish(string text) => Assert.Null(YarnDescriptor.Of(text));
}
