using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Cli.Commands;

/// <summary>Opens a database to see whether it can be used, and what it holds.</summary>
static class DatabaseOpening
{
    /// <summary>Opens a database, reads it whole and closes it.</summary>
    /// <exception cref="DatabaseException">It cannot be used, or is not what was written.</exception>
    public static DatabaseStatus Verify(string path)
    {
        using var database = AdvisoryDatabase.Open(path);
        database.Verify();
        return database.Status;
    }

    /// <summary>Opens a database and closes it.</summary>
    /// <exception cref="DatabaseException">It cannot be used.</exception>
    public static DatabaseStatus Describe(string path)
    {
        using var database = AdvisoryDatabase.Open(path);
        return database.Status;
    }
}
