using System.Diagnostics;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>The files that belong to a database, by their names beside it.</summary>
/// <param name="Database">The database, a full path.</param>
public sealed record DatabasePlace(string Database)
{
    /// <summary>The file of titles, descriptions and references.</summary>
    public string Texts => Database + ".texts";

    /// <summary>The folder in which an update is prepared; gone when there is none.</summary>
    public string Work => Database + ".update";

    /// <summary>The file of a part.</summary>
    /// <param name="part"><see cref="Release.Database"/> or <see cref="Release.Texts"/>.</param>
    public string FileOf(string part) => part == Release.Database ? Database : Texts;

    /// <summary>The same file while it is prepared.</summary>
    public string PreparedFileOf(string part) => Path.Combine(Work, Path.GetFileName(FileOf(part)));

    /// <summary>Removes what builds left that were killed. The lock is held.</summary>
    public void RemoveUnfinished() =>
        ReplacedFile.RemoveLeftovers(Path.GetDirectoryName(Database)!, Path.GetFileName(Database)); // a full path of a file has a parent

    /// <summary>Whether a process runs; this one counts as one that does.</summary>
    public static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
