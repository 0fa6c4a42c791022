namespace Plimsoll.Images.Sources;

public sealed class ConfigurationDocumentTests
{
    [Fact]
    public void Layers_that_only_the_configuration_names_are_unread()
    {
        var two = new ConfigurationDocument(Rootfs: new ConfigurationDocument.RootFileSystem(["sha256:a", "sha256:b"]));

        Assert.Contains("has 1 layer, the configuration names 2", Assert.Single(two.UnreadBeside("image", 1)).Detail, StringComparison.Ordinal);
        Assert.Contains("has 3 layers, the configuration names 2", Assert.Single(two.UnreadBeside("image", 3)).Detail, StringComparison.Ordinal);
        Assert.Empty(two.UnreadBeside("image", 2));
    }

    [Fact]
    public void A_configuration_that_describes_no_layers_is_none_of_an_image_and_no_gap() =>
        Assert.Empty(new ConfigurationDocument().UnreadBeside("artifact", 1));
}
