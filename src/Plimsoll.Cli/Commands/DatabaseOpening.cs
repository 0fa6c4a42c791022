using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Cli.Commands;

/// <summary>Opens a database to see whether it can be used, and what it holds.</summary>
static class DatabaseOpening
{
    /// <summary>Opens, checks and closes a database.</summary>
    /// <exception cref="DatabaseException">It cannot be used.</exception>
    public static DatabaseStatus Describe(string path)
    {
        using var database = DatabaseFile.Open(path);
        return database.Status;
    }
}
