using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Distributions;

public sealed class RootFilesTests
{
    const string Control = "Package: python3-six\nVersion: 1.16.0-4\nStatus: install ok installed\n";
    const string Metadata = "Metadata-Version: 2.1\nName: six\nVersion: 1.16.0\n";
    const string Six = "usr/lib/python3/dist-packages/six-1.16.0.dist-info/METADATA";

    [Fact]
    public async Task An_image_of_busybox_alone_is_known_by_its_program()
    {
        var facts = await ScanAsync(new TarWriter().File("bin/busybox", "\u007fELF BusyBox v1.36.1 (x)").ToArray());
        Assert.Equal(("busybox", "1.36.1"), (facts.Distro?.Id, facts.Distro?.VersionId));
    }

    [Fact]
    public async Task Content_sets_are_kept_with_their_layers()
    {
        var layer = new TarWriter().File("root/buildinfo/content_manifests/a-1-1.json", """{"content_sets":["x"]}""").ToArray();
        var manifest = Assert.Single((await ScanAsync(layer)).ContentManifests);
        Assert.Equal(("x", TarWriter.DigestOf(layer)), (Assert.Single(manifest.ContentSets), manifest.Location.Layer));
        Assert.Single((await ScanAsync(new TarWriter().File("usr/share/buildinfo/a.json", "{").ToArray())).Unread);
    }

    [Theory]
    [InlineData("var/lib/dpkg/info/python3-six.list", "/.\n/usr\n/" + Six + "\n")]
    [InlineData("var/lib/dpkg/info/python3-six:amd64.list", "/" + Six + "\n")]
    [InlineData("var/lib/dpkg/info/python3-six.md5sums", "d41d8cd98f00b204e9800998ecf8427e  " + Six + "\n")]
    [InlineData("var/lib/dpkg/status.d/python3-six.md5sums", "d41d8cd98f00b204e9800998ecf8427e  ./" + Six + "\n")]
    [InlineData("var/lib/pacman/local/python3-six-1.16.0-4/files", "%FILES%\nusr/\n" + Six + "\n\n")]
    [InlineData("lib/apk/db/installed", "P:python3-six\nV:1-r0\nF:usr/lib/python3/dist-packages/six-1.16.0.dist-info\nR:METADATA\n\n")]
    public async Task A_language_package_that_a_package_of_the_distribution_installed_names_it(string list, string text)
    {
        var facts = await ScanAsync(new TarWriter().File(list, text).File(Six, Metadata).File("opt/six.dist-info/METADATA", Metadata).ToArray());
        var packages = facts.Packages.Where(package => package.Ecosystem == Ecosystem.PyPI).ToDictionary(package => package.Location.Path, package => package.OwnedBy);
        Assert.Equal(("python3-six", ""), (packages[Six], packages["opt/six.dist-info/METADATA"]));
        Assert.Empty(facts.Unread);
    }

    [Fact]
    public async Task A_list_with_names_from_before_the_merge_of_usr_counts()
    {
        var facts = await ScanAsync(new TarWriter().File("var/lib/dpkg/status", Control)
            .File("var/lib/dpkg/info/python3-six.list", "/" + Six["usr/".Length..] + "\n").File(Six, Metadata).ToArray());
        Assert.Equal("python3-six", facts.Packages.Single(package => package.Ecosystem == Ecosystem.PyPI).OwnedBy);
    }

    [Fact]
    public async Task An_rpm_database_behind_a_hard_link_into_ostree_is_read_once()
    {
        var database = Packages.Rpm.RpmDatabaseWriter.Ndb(Packages.Rpm.RpmHeaderWriter.Of("bash", "5", "1").ToArray());
        var facts = await ScanAsync(new TarWriter().Entry('0', "sysroot/ostree/repo/objects/ab/cd.file", "", database)
            .HardLink("usr/share/rpm/Packages.db", "sysroot/ostree/repo/objects/ab/cd.file").SymbolicLink("var/lib/rpm", "../../usr/share/rpm")
            .HardLink("sysroot/ostree/deploy/x/usr/share/rpm/Packages.db", "sysroot/ostree/repo/objects/ab/cd.file").ToArray());
        Assert.Equal("bash", Assert.Single(facts.Packages).Name);
        Assert.Empty(facts.Unread);
    }

    static Task<ImageFacts> ScanAsync(params byte[][] layers) =>
        ImageScan.RunAsync(new TestImage(layers), "test", new ScanOptions(), null, TestContext.Current.CancellationToken);
}
