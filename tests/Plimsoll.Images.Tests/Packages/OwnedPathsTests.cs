namespace Plimsoll.Images.Packages;

public sealed class OwnedPathsTests
{
    [Fact]
    public void Only_wanted_paths_are_kept_and_the_first_owner_stays()
    {
        var paths = new OwnedPaths(["usr/lib/a", "b"]);
        paths.Offer("/usr/lib/a"u8, "first");
        paths.Offer("./usr/lib/a"u8, "second");
        paths.Offer("c"u8, "third");
        paths.Offer(new byte[20_000], "long");
        Assert.Equal(("first", "", ""), (paths.OwnerOf("usr/lib/a"), paths.OwnerOf("b"), paths.OwnerOf("c")));
        Assert.False(paths.IsEmpty);
    }

    [Fact]
    public void A_path_from_before_the_merge_of_usr_is_the_one_in_usr()
    {
        var paths = new OwnedPaths(["usr/lib/a", "usr/etc/b"]);
        paths.Offer("/lib/a"u8, "base");
        paths.Offer("/etc/b"u8, "base");
        Assert.Equal(("base", ""), (paths.OwnerOf("usr/lib/a"), paths.OwnerOf("usr/etc/b")));
    }
}
