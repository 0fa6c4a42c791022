using Plimsoll.Model.Findings;

namespace Plimsoll.Vulnerabilities.Vex;

public sealed class VexFilesTests : IDisposable
{
    const string OpenVex = """{ "@context": "https://openvex.dev/ns", "author": "A", "statements": [{ "vulnerability": "CVE-2024-0001", "products": ["pkg:deb/debian/libcurl4"], "status": "fixed" }] }""";

    readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-vex-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string Write(string name, string content)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return file;
    }

    [Fact]
    public async Task A_folder_gives_every_document_below_it()
    {
        Write("a/one.json", OpenVex);
        Write("two.json", OpenVex);

        var files = await VexFiles.ReadAsync([_folder], TestContext.Current.CancellationToken);

        Assert.Equal((2, 0), (files.Documents.Count, files.Unread.Length));
    }

    [Fact]
    public async Task Other_json_in_a_folder_is_passed_over_and_a_mistake_in_a_file_that_is_named()
    {
        var other = Write("package.json", """{ "name": "shop" }""");
        Write("one.json", OpenVex);
        Write("broken.json", "{");

        var folder = await VexFiles.ReadAsync([_folder], TestContext.Current.CancellationToken);
        var named = await VexFiles.ReadAsync([other], TestContext.Current.CancellationToken);

        Assert.EndsWith("broken.json", Assert.Single(folder.Unread).Subject, StringComparison.Ordinal);
        Assert.StartsWith("it is no VEX document", Assert.Single(named.Unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_documents_is_told()
    {
        var files = await VexFiles.ReadAsync([_folder], TestContext.Current.CancellationToken);

        Assert.Equal(UnreadReason.Missing, Assert.Single(files.Unread).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0.1/")]
    public async Task A_repository_is_asked_for_the_packages_that_are_there(string home)
    {
        Write(home + "index.json", """
            { "updated_at": "2026-01-01T00:00:00Z", "packages": [
              { "id": "pkg:deb/debian/libcurl4", "location": "pkg/deb/curl.json", "format": "openvex" },
              { "id": "pkg:npm/other", "location": "pkg/npm/other.json" },
              { "id": "pkg:npm/escape", "location": "pkg/../../../etc/passwd" }
            ] }
            """);
        Write(home + "pkg/deb/curl.json", OpenVex);
        Write(home + "pkg/npm/other.json", "broken");

        var files = await VexFiles.ReadAsync([_folder], TestContext.Current.CancellationToken);
        var about = await files.AboutAsync(VexSample.Facts(VexSample.Curl), TestContext.Current.CancellationToken);

        Assert.Empty(files.Documents);
        Assert.False(Assert.Single(about).IsGiven);
        Assert.Equal("packages[2].location: \"pkg/../../../etc/passwd\" leads out of the repository", Assert.Single(files.Unread).Detail);
        Assert.Equal("fixed", VexSample.Apply(VexSample.Match(VexSample.Curl), VexSample.Facts(VexSample.Curl), [.. about]).Suppression?.Status);
        Assert.Empty(new VexTriage(about).Unused());
    }

    [Fact]
    public async Task Repositories_by_name_are_found_below_a_folder_and_the_first_of_equals_counts()
    {
        foreach (var (name, status) in ((string, string)[])[("a", "affected"), ("b", "fixed")])
        {
            Write($"vex/repositories/{name}/0.1/index.json", """{ "packages": [{ "id": "pkg:deb/debian/libcurl4", "location": "../curl.json" }] }""");
            Write($"vex/repositories/{name}/curl.json", OpenVex.Replace("fixed", status, StringComparison.Ordinal));
        }

        var files = await VexFiles.ReadAsync([_folder], TestContext.Current.CancellationToken);
        var about = await files.AboutAsync(VexSample.Facts(VexSample.Curl), TestContext.Current.CancellationToken);
        var match = VexSample.Apply(VexSample.Match(VexSample.Curl), VexSample.Facts(VexSample.Curl), [.. about]);

        Assert.Null(match.Suppression);
        Assert.Equal(["affected", "fixed"], match.Assessments.Select(said => said.Status));
    }

    [Fact]
    public async Task A_broken_index_and_a_missing_document_are_told()
    {
        var broken = Path.GetDirectoryName(Write("broken/index.json", "{"))!;
        var missing = Path.GetDirectoryName(Write("missing/index.json", """{ "packages": [{ "id": "pkg:deb/debian/libcurl4", "location": "gone.json" }] }"""))!;

        var files = await VexFiles.ReadAsync([broken, missing], TestContext.Current.CancellationToken);
        await files.AboutAsync(VexSample.Facts(VexSample.Curl), TestContext.Current.CancellationToken);

        Assert.Equal([UnreadReason.Malformed, UnreadReason.Inaccessible], files.Unread.Select(unread => unread.Reason));
    }
}
