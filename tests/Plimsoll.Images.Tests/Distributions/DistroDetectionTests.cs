using System.Text;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Distributions;

public sealed class DistroDetectionTests
{
    const string Debian = "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\nVERSION_ID=\"12\"\n";

    [Theory]
    [InlineData("etc/os-release", true)]
    [InlineData("usr/lib/os-release", true)]
    [InlineData("etc/redhat-release", true)]
    [InlineData("etc/apk/repositories", true)]
    [InlineData("usr/lib/debian_version", false)]
    [InlineData("opt/etc/os-release", false)]
    public void Reads_the_files_by_which_distributions_name_themselves(string path, bool expected) =>
        Assert.Equal(expected, DistroDetection.Reads(path));

    [Fact]
    public void A_root_that_names_nothing_has_no_distribution()
    {
        Assert.Null(Find());
        Assert.Null(Find(("etc/os-release", "")));
        Assert.Null(Find(("etc/redhat-release", "no such text")));
    }

    [Theory]
    [InlineData("etc/redhat-release", "CentOS release 5.7 (Final)", "centos 5.7 Final")]
    [InlineData("etc/redhat-release", "Red Hat Enterprise Linux Server release 7.9 (Maipo)", "rhel 7.9 Maipo")]
    [InlineData("etc/oracle-release", "Oracle Linux Server release 7.6", "ol 7.6")]
    [InlineData("etc/fedora-release", "Fedora release 29 (Twenty Nine)", "fedora 29 Twenty Nine")]
    [InlineData("etc/system-release", "Amazon Linux AMI release 2018.03", "amzn 2018.03")]
    [InlineData("etc/system-release-cpe", "cpe:/o:centos:linux:6:GA", "centos 6")]
    [InlineData("etc/alpine-release", "3.19.1\n", "alpine 3.19.1")]
    [InlineData("etc/debian_version", "10.8\n", "debian 10.8")]
    [InlineData("etc/debian_version", "trixie/sid\n", "debian  trixie")]
    [InlineData("etc/lsb-release", "DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=18.04\nDISTRIB_CODENAME=bionic\n", "ubuntu 18.04 bionic")]
    [InlineData("etc/initrd-release", "ID=fedora\nVERSION_ID=42\n", "fedora 42")]
    public void Without_os_release_other_files_tell(string path, string text, string expected)
    {
        var distro = Find((path, text))!;
        Assert.Equal(expected, $"{distro.Id} {distro.VersionId} {distro.Codename}".TrimEnd());
    }

    [Fact]
    public void Os_release_wins_and_the_point_release_of_debian_is_added()
    {
        Assert.Equal("12.11", Find(("etc/os-release", Debian), ("etc/debian_version", "12.11\n"), ("etc/redhat-release", "CentOS release 5.7"))!.VersionId);
        Assert.Equal("12", Find(("etc/os-release", Debian), ("etc/debian_version", "bookworm/sid\n"))!.VersionId);
        Assert.Equal("10.8", Find(("etc/os-release", "ID=debian\n"), ("etc/debian_version", "10.8\n"))!.VersionId);
        Assert.Equal("3.19.1", Find(("etc/os-release", "ID=alpine\n"), ("etc/alpine-release", "3.19.1\n"))!.VersionId);
    }

    [Theory]
    [InlineData("https://mirror.example/alpine/v3.19/main\nhttps://mirror.example/alpine/v3.19/community\n", "3.19", "2025-11-01")]
    [InlineData("https://mirror.example/alpine/v3.9/main\nhttps://mirror.example/alpine/v3.20/main\n", "3.20", "2026-04-01")]
    [InlineData("#https://mirror.example/alpine/edge/main\n@edge https://mirror.example/alpine/edge/testing\n", "", "2023-11-01")]
    [InlineData("https://mirror.example/alpine/v3.19/main\nhttps://mirror.example/alpine/edge/testing\n", "edge", null)]
    public void The_release_that_apk_installs_from_decides(string repositories, string expected, string? endOfLife)
    {
        var distro = Find(("etc/os-release", "ID=alpine\nVERSION_ID=3.15.4\n"), ("etc/apk/repositories", repositories))!;
        Assert.Equal(("3.15.4", expected), (distro.VersionId, distro.RepositoryRelease));
        Assert.Equal(endOfLife, distro.EndOfLife?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    static Distro? Find(params (string Path, string Text)[] files) => DistroDetection.Find(path =>
    {
        var file = Array.Find(files, file => file.Path == path);
        return file.Path is null ? null : Encoding.UTF8.GetBytes(file.Text);
    });
}
