using System.Globalization;

namespace Plimsoll.Vulnerabilities.Updates;

public sealed class DatabasePlaceTests
{
    [Fact]
    public void Only_unfinished_files_of_dead_processes_are_removed()
    {
        using var folder = new TestFolder();
        var own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        string[] kept = ["other.db.999999999.new", "v.db", "v.db.999999999.old", $"v.db.{own}.new", "v.db.copy.new", "v.db.texts"];
        foreach (var name in (string[])[.. kept, "v.db.999999999.new", "v.db.999999999.new.rows"])
            folder.Write(name, []);

        new DatabasePlace(folder["v.db"]).RemoveUnfinished();

        Assert.Equal(kept.Order(StringComparer.Ordinal), folder.Names);
    }
}
