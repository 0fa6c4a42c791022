namespace Plimsoll.Images.Packages.Rpm;

public sealed class RpmVersionTests
{
    [Theory]
    [InlineData("util-linux-2.32.1-42.el8_8.src.rpm", "util-linux", "2.32.1-42.el8_8")]
    [InlineData("kmod-x-1-2.nosrc.rpm", "kmod-x", "1-2")]
    [InlineData("(none)", "", "")]
    [InlineData("a-1.src.rpm", "", "")]
    [InlineData("", "", "")]
    public void A_source_package_is_told_by_its_file(string file, string name, string version) =>
        Assert.Equal((name, version), RpmVersion.OfSource(file));

    [Theory]
    [InlineData("nodejs:12:8030020201124152102:229f0a1c", "nodejs:12")]
    [InlineData("", "")]
    [InlineData("nodejs", "")]
    public void A_module_is_its_name_and_stream(string label, string expected) => Assert.Equal(expected, RpmVersion.Module(label));

    [Theory]
    [InlineData("1:", "2", "3", "1:2-3")]
    [InlineData("", "2", "", "2")]
    public void A_version_is_epoch_version_and_release(string epoch, string version, string release, string expected) =>
        Assert.Equal(expected, RpmVersion.Join(epoch, version, release));
}
