using System.Diagnostics;
using System.Globalization;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Rpm;

public sealed class RpmPackagesTests
{
    const string Place = "var/lib/rpm/Packages.db";
    static readonly RpmPackages Reader = new();

    [Theory]
    [InlineData("var/lib/rpm/Packages", true)]
    [InlineData("usr/lib/sysimage/rpm/rpmdb.sqlite", true)]
    [InlineData("usr/share/rpm/Packages.db", true)]
    [InlineData("var/lib/rpm/Name", false)]
    [InlineData("opt/var/lib/rpm/Packages", false)]
    public void Reads_the_databases_of_all_formats_in_their_folders(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Everything_a_header_says_of_a_package_is_kept()
    {
        var header = RpmHeaderWriter.Of("npm", "6.14.8", "1.12").Numbers(RpmTag.Epoch, 1).Text(RpmTag.Vendor, "Red Hat, Inc.")
            .Text(RpmTag.ModularityLabel, "nodejs:12:8030020201124152102:229f0a1c").Text(RpmTag.License, "MIT").ToArray();
        var package = Assert.Single(Reader.Read(Place, RpmDatabaseWriter.Ndb(header)));
        Assert.Equal(
            (Ecosystem.Rpm, "npm", "1:6.14.8-1.12", "npm", "1:6.14.8-1.12", "x86_64"),
            (package.Ecosystem, package.Name, package.Version, package.Source, package.SourceVersion, package.Architecture));
        Assert.Equal(("Red Hat, Inc.", "nodejs:12", "MIT"), (package.Vendor, package.Module, Assert.Single(package.Licenses)));
    }

    [Fact]
    public void Keys_are_no_packages_and_an_epoch_of_zero_is_not_written()
    {
        var database = RpmDatabaseWriter.Ndb(
            RpmHeaderWriter.Of("gpg-pubkey", "abc", "def").ToArray(), RpmHeaderWriter.Of("bash", "5", "1").Numbers(RpmTag.Epoch, 0).ToArray());
        Assert.Equal("5-1", Assert.Single(Reader.Read(Place, database)).Version);
    }

    [Fact]
    public void Of_two_databases_with_the_same_packages_one_counts()
    {
        var database = RpmDatabaseWriter.Ndb(RpmHeaderWriter.Of("bash", "5", "1").ToArray());
        Assert.Empty(ReadBeside(RpmDatabaseWriter.Berkeley(false, RpmHeaderWriter.Of("bash", "5", "1").ToArray()), database));
        Assert.Single(ReadBeside(RpmDatabaseWriter.Berkeley(false, RpmHeaderWriter.Of("bash", "5", "1").ToArray()), RpmDatabaseWriter.Ndb()));
    }

    [Fact]
    public void A_second_database_with_other_packages_is_no_silent_loss()
    {
        var better = RpmDatabaseWriter.Ndb(RpmHeaderWriter.Of("bash", "5", "1").ToArray());
        var problem = Assert.Throws<InvalidDataException>(
            () => ReadBeside(RpmDatabaseWriter.Berkeley(false, RpmHeaderWriter.Of("zlib", "1", "1").ToArray()), better));
        Assert.Contains("zlib 1-1", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    public void An_empty_file_has_no_packages(string text) => Assert.Empty(Reader.Read(Place, text));

    [Theory]
    [InlineData("not a database at all, but long enough")]
    [InlineData("short")]
    public void Another_file_is_refused(string text) => Assert.Throws<InvalidDataException>(() => Reader.Read(Place, text));

    [Fact]
    public async Task Rpm_itself_names_the_same_packages()
    {
        if (!File.Exists("/usr/bin/rpmbuild") || !File.Exists("/usr/bin/rpm"))
            Assert.Skip("rpm and rpmbuild are not installed.");
        var folder = Directory.CreateTempSubdirectory("plimsoll-rpm-").FullName;
        try
        {
            var database = Path.Combine(folder, "root/var/lib/rpm");
            var spec = "Name: made-up\nEpoch: 2\nVersion: 1.0~rc1\nRelease: 3\nSummary: s\nLicense: MIT\nVendor: Us\nBuildArch: noarch\n"
                + "%description\nd\n%install\nmkdir -p %{buildroot}/opt/m\ntouch %{buildroot}/opt/m/package.json\n%files\n/opt/m/package.json\n";
            await File.WriteAllTextAsync(Path.Combine(folder, "a.spec"), spec, TestContext.Current.CancellationToken);
            await RunAsync("rpmbuild", $"-bb --define \"_topdir {folder}\" --quiet {folder}/a.spec");
            await RunAsync("rpm", $"--root {folder}/root --dbpath /var/lib/rpm --initdb");
            await RunAsync("rpm", $"--root {folder}/root --dbpath /var/lib/rpm -i --nodeps {folder}/RPMS/noarch/made-up-1.0~rc1-3.noarch.rpm");
            var expected = await RunAsync(
                "rpm", $"--root {folder}/root --dbpath /var/lib/rpm -qa --qf \"%{{NAME}} %{{EPOCH}}:%{{VERSION}}-%{{RELEASE}} %{{ARCH}} %{{VENDOR}}\"");

            var content = await File.ReadAllBytesAsync(Path.Combine(database, "rpmdb.sqlite"), TestContext.Current.CancellationToken);
            var package = Assert.Single(Reader.Read("var/lib/rpm/rpmdb.sqlite", content));
            Assert.Equal(expected, $"{package.Name} {package.Version} {package.Architecture} {package.Vendor}");

            var paths = new OwnedPaths(["opt/m/package.json"]);
            Reader.Read(new PackageFile(package.Location, content), paths, TestContext.Current.CancellationToken);
            Assert.Equal("made-up", paths.OwnerOf("opt/m/package.json"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<string> RunAsync(string program, string arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{program} {arguments}: {process.ExitCode}\n{errors}"));
        return await output;
    }

    static List<Package> ReadBeside(byte[] berkeley, byte[] ndb)
    {
        var file = new PackageFile(new FileLocation("var/lib/rpm/Packages", null), berkeley, path => path == Place ? ndb.AsMemory() : (ReadOnlyMemory<byte>?)null);
        return [.. Reader.Read(file, TestContext.Current.CancellationToken)];
    }
}
