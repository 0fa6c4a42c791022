using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Objects;

public sealed class ManifestFilesTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_gives_its_manifests_sorted_and_leaves_out_what_is_no_manifest()
    {
        foreach (var name in (string[])["b.yml", "a/x.YAML", "a/y.json", "a/z.txt", ".git/c.yaml", "a/node_modules/p/package.json"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, name))!);
            File.WriteAllText(Path.Combine(_folder, name), "");
        }

        Directory.CreateSymbolicLink(Path.Combine(_folder, "a", "loop"), _folder);

        var found = ManifestFiles.Find(_folder);

        Assert.Equal(["a/x.YAML", "a/y.json", "b.yml"], found.Paths.Select(path => Path.GetRelativePath(_folder, path)));
        Assert.Empty(found.Unread);
        Assert.False(found.IsNamed);
    }

    [Fact]
    public void A_file_is_itself_whatever_its_name()
    {
        var file = Path.Combine(_folder, "manifest");
        File.WriteAllText(file, "");

        var found = ManifestFiles.Find(file);

        Assert.Equal([file], found.Paths);
        Assert.True(found.IsNamed);
    }

    [Fact]
    public void A_path_that_is_not_there_is_unread() =>
        Assert.Equal(UnreadReason.Missing, Assert.Single(ManifestFiles.Find(Path.Combine(_folder, "none")).Unread).Reason);
}
