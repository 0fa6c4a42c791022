namespace Plimsoll.Vulnerabilities.Updates;

public sealed class DatabasePlaceTests
{
    [Fact]
    public void Only_unfinished_files_that_nobody_writes_are_removed()
    {
        using var folder = new TestFolder();
        string[] kept = ["other.db.1.new", "v.db", "v.db.1.old", "v.db.2.new", "v.db.texts"];
        foreach (var name in (string[])[.. kept, "v.db.1.new", "v.db.texts.1.new"])
            folder.Write(name, []);
        using var writing = new FileStream(folder["v.db.2.new"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        new DatabasePlace(folder["v.db"]).RemoveUnfinished();

        Assert.Equal(kept.Order(StringComparer.Ordinal), folder.Names);
    }
}
