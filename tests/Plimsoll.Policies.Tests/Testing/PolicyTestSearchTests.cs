using Plimsoll.Model.Findings;

namespace Plimsoll.Policies.Testing;

public sealed class PolicyTestSearchTests
{
    [Fact]
    public void Of_a_folder_the_test_files_are_found_and_a_named_file_is_one()
    {
        using var folder = new TestFolder()
            .With("b.test.yaml", "").With("a/a.test.yml", "").With("a/policy.yaml", "").With(".hidden/c.test.yaml", "").With("named.yaml", "");

        var found = PolicyTestSearch.In([folder.PathOf("named.yaml"), folder.PathOf("."), folder.PathOf("named.yaml")]);

        Assert.Equal(
            ["named.yaml", "a.test.yml", "b.test.yaml"], found.Files.Select(file => Path.GetFileName(file)));
        Assert.Empty(found.Unread);
    }

    [Fact]
    public void A_path_that_is_not_there_is_unread() =>
        Assert.Equal(UnreadReason.Missing, Assert.Single(PolicyTestSearch.In(["no-such-file"]).Unread).Reason);
}
