using Plimsoll.Model.Findings;

namespace Plimsoll.Policies.Gatekeeper.Suites;

public sealed class SuiteSearchTests
{
    [Fact]
    public async Task Suites_are_found_below_folders_and_other_documents_passed_over()
    {
        using var folder = new SuiteFolder()
            .With("a/suite.yml", "apiVersion: test.gatekeeper.sh/v1alpha1\nkind: Suite\nmetadata: {name: deep}\n")
            .With("a/broken.yaml", "a: [")
            .With("a/notes.txt", "test.gatekeeper.sh")
            .WithCase("[{}]");

        var search = await folder.SearchAsync();

        Assert.Equal(["deep", "labels"], search.Suites.Select(suite => suite.Name));
        Assert.Empty(search.Unread);
    }

    [Theory]
    [InlineData("- {name: test, case: []}", "case: unknown field")]
    [InlineData("- {name: test, cases: [{objekt: a}]}", "objekt: unknown field")]
    [InlineData("- {name: test, cases: [{assertions: [{violation: no}]}]}", "violation: unknown field, which is passed over: expected violations, message")]
    public async Task A_field_that_nobody_knows_is_told_and_the_Suite_is_run(string tests, string problem)
    {
        using var folder = new SuiteFolder().WithSuite(tests);

        var search = await folder.SearchAsync();

        Assert.Single(search.Suites);
        Assert.StartsWith(problem, Assert.Single(search.Unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_dots_is_the_folder_and_a_file_is_read_once()
    {
        using var folder = new SuiteFolder().WithCase("[{}]");

        var search = await SuiteSearch.InAsync(
            [folder.PathOf("..."), folder.PathOf("suite.yaml")], TestContext.Current.CancellationToken);

        Assert.Single(search.Suites);
    }

    [Theory]
    [InlineData("./...", ".")]
    [InlineData("...", ".")]
    [InlineData("/...", "/")]
    [InlineData("a/b/...", "a/b")]
    [InlineData("a/b", "a/b")]
    public void Three_dots_are_no_part_of_the_folder(string path, string folder) => Assert.Equal(folder, SuiteSearch.FolderOf(path));

    [Theory]
    [InlineData("tests: {}", "tests: expected a list")]
    [InlineData("tests: [one]", "tests: expected a mapping")]
    [InlineData("skip: 1", "skip: expected true or false")]
    [InlineData("tests: [{name: [a]}]", "name: expected a text")]
    [InlineData("tests: [{cases: [{inventory: a}]}]", "inventory: expected a list of paths")]
    [InlineData("tests: [{cases: [{inventory: [{}]}]}]", "inventory: expected a path")]
    [InlineData("tests: [{cases: [{object: \"a\\0b\"}]}]", "a path of more than 4096 characters, or with a NUL in it")]
    public async Task A_Suite_with_mistakes_is_told_and_the_others_are_read(string rest, string problem)
    {
        using var folder = new SuiteFolder()
            .With("wrong.yaml", $"apiVersion: test.gatekeeper.sh/v1alpha1\nkind: Suite\n{rest}\n")
            .WithCase("[{}]");

        var search = await folder.SearchAsync();

        Assert.Single(search.Suites);
        var unread = Assert.Single(search.Unread);
        Assert.Equal((problem, UnreadReason.Malformed), (unread.Detail, unread.Reason));
        Assert.Equal(3, unread.Location?.Line);
    }

    [Fact]
    public async Task A_named_file_without_a_Suite_is_a_mistake()
    {
        using var folder = new SuiteFolder();

        var search = await SuiteSearch.InAsync([folder.PathOf("bare.yaml"), folder.PathOf("nope.yaml")], TestContext.Current.CancellationToken);

        Assert.Equal([UnreadReason.Unsupported, UnreadReason.Missing], search.Unread.Select(unread => unread.Reason));
    }
}
