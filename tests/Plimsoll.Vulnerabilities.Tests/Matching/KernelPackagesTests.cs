using Plimsoll.Model.Packages;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Vulnerabilities.Tests.Matching;

public sealed class KernelPackagesTests
{
    [Theory]
    [InlineData("linux-libc-dev", "linux", true)]
    [InlineData("linux-image-6.1.0-9-amd64", "linux-signed-amd64", true)]
    [InlineData("linux-image-5.15.0-1-aws", "linux-aws", true)]
    [InlineData("kernel-headers", "kernel", true)]
    [InlineData("linux-lts", "linux-lts", true)]
    [InlineData("util-linux", "util-linux", false)]
    [InlineData("linux-base", "linux-base", false)]
    public void Packages_made_of_a_kernel_are_known(string name, string source, bool expected) =>
        Assert.Equal(expected, KernelPackages.IsKernel(new Package(Ecosystem.Deb, name, "1", source, "1", "", new FileLocation("x", null))));

    [Fact]
    public void A_package_of_a_language_is_none() =>
        Assert.False(KernelPackages.IsKernel(new Package(Ecosystem.Npm, "linux", "1", "linux", "1", "", new FileLocation("x", null))));
}
