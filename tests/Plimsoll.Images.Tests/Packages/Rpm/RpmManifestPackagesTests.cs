namespace Plimsoll.Images.Packages.Rpm;

public sealed class RpmManifestPackagesTests
{
    const string Folder = "var/lib/rpmmanifest/";
    const string Openssl =
        "openssl-libs\t1.1.1k-28.cm2\t1700000000\t1690000000\tMicrosoft Corporation\t1\t4000\tx86_64\t1\topenssl-1.1.1k-28.cm2.src.rpm\n";

    static readonly RpmManifestPackages Reader = new();

    [Fact]
    public void A_line_of_ten_fields_is_a_package()
    {
        var package = Assert.Single(Reader.Read(Folder + "container-manifest-2", Openssl + "gpg-pubkey\t1-2\t0\t0\t(none)\t(none)\t0\t(none)\t0\t(none)\n"));
        Assert.Equal(
            ("openssl-libs", "1:1.1.1k-28.cm2", "openssl", "1:1.1.1k-28.cm2", "x86_64", "Microsoft Corporation"),
            (package.Name, package.Version, package.Source, package.SourceVersion, package.Architecture, package.Vendor));
    }

    [Fact]
    public void The_short_list_is_read_where_there_is_no_other()
    {
        var package = Assert.Single(Reader.Read(Folder + "container-manifest-1", "openssl-libs-1.1.1k-28.cm2.x86_64\n"));
        Assert.Equal(("openssl-libs", "1.1.1k-28.cm2", "x86_64"), (package.Name, package.Version, package.Architecture));
        Assert.Empty(Reader.Read(
            Folder + "container-manifest-1", "a-1-2.x86_64\n"u8.ToArray(),
            new Dictionary<string, string>(StringComparer.Ordinal) { [Folder + "container-manifest-2"] = Openssl }));
    }

    [Fact]
    public void A_line_that_is_no_package_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Reader.Read(Folder + "container-manifest-2", "openssl 1.1\n"));
}
