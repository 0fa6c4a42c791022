using System.Text;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages;

public sealed class PackageReadingTests
{
    readonly PackageReading _reading = new();

    [Fact]
    public void A_package_that_a_file_names_twice_is_one_unless_the_two_differ()
    {
        Add("a/gradle.lockfile", "g:a:1=compileClasspath\ng:a:1=compileClasspath\ng:a:2=compileClasspath\ng:a:1=testRuntimeClasspath\n");
        Add("b/gradle.lockfile", "g:a:1=compileClasspath\n");

        Assert.Equal(["g:a 1", "g:a 2", "g:a 1 dev", "g:a 1"], Read().Lines());
        Assert.Empty(_reading.Unread);
    }

    [Fact]
    public void Packages_of_a_file_are_read_up_to_the_limit_and_then_the_next_file()
    {
        Add("a/gradle.lockfile", Lock(PackageReading.MaxPackagesOfFile + 2));
        Add("b/gradle.lockfile", "g:last:1=compileClasspath\n");

        var packages = Read();

        Assert.Equal(PackageReading.MaxPackagesOfFile + 1, packages.Length);
        Assert.Equal("g:last", packages[^1].Name);
        var unread = Assert.Single(_reading.Unread);
        Assert.Equal(("a/gradle.lockfile", UnreadReason.LimitExceeded), (unread.Subject, unread.Reason));
    }

    [Fact]
    public void Packages_of_all_files_are_read_up_to_the_limit_which_is_told_once()
    {
        for (var read = 0; read <= PackageReading.MaxPackages + PackageReading.MaxPackagesOfFile; read += PackageReading.MaxPackagesOfFile)
            Add($"{read}/gradle.lockfile", Lock(PackageReading.MaxPackagesOfFile));

        Assert.Equal(PackageReading.MaxPackages, Read().Length);
        Assert.Equal(UnreadReason.LimitExceeded, Assert.Single(_reading.Unread).Reason);
    }

    [Fact]
    public void As_many_packages_as_the_limit_are_no_fault()
    {
        Add("gradle.lockfile", Lock(PackageReading.MaxPackagesOfFile) + Lock(5));

        Assert.Equal(PackageReading.MaxPackagesOfFile, Read().Length);
        Assert.Empty(_reading.Unread);
    }

    [Fact]
    public void Files_that_cannot_be_read_are_told_one_by_one_up_to_a_number()
    {
        for (var i = 0; i < PackageReading.MaxUnread + 3; i++)
            Add($"{i}/gradle.lockfile", "no coordinates");

        Assert.Empty(Read());
        var unread = _reading.Unread.ToList();
        Assert.Equal(PackageReading.MaxUnread + 1, unread.Count);
        Assert.Equal("0/gradle.lockfile", unread[0].Subject);
        Assert.Equal("3 further package files could not be read.", unread[^1].Detail);
    }

    static string Lock(int packages)
    {
        var text = new StringBuilder();
        for (var i = 0; i < packages; i++)
            text.Append("g:a").Append(i).Append(":1=compileClasspath\n");
        return text.ToString();
    }

    System.Collections.Immutable.ImmutableArray<Package> Read() => _reading.Read(TestContext.Current.CancellationToken);

    void Add(string path, string text) => _reading.Add(
        new FileLocation(path, null), new FileTraits(path, text.Length, false), Encoding.UTF8.GetBytes(text), null, path, []);
}
