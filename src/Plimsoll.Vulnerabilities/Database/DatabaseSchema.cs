namespace Plimsoll.Vulnerabilities.Database;

/// <summary>The tables of a vulnerability database.</summary>
/// <remarks>
/// A package is looked up by (feed, name), its rows by package; advisories and CVEs are read only for packages that are
/// affected. Any change to the tables or to the text forms inside them takes a new <see cref="Version"/>.
/// </remarks>
static class DatabaseSchema
{
    /// <summary>SQLite's application_id: "Plim".</summary>
    internal const int ApplicationId = 0x506C696D;

    /// <summary>SQLite's user_version.</summary>
    internal const int Version = 1;

    internal const string Tables = """
        PRAGMA page_size = 4096;
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA locking_mode = EXCLUSIVE;
        CREATE TABLE build(built TEXT NOT NULL);
        CREATE TABLE feed(name TEXT PRIMARY KEY, records INTEGER NOT NULL, newest TEXT) WITHOUT ROWID;
        CREATE TABLE advisory(number INTEGER PRIMARY KEY, id TEXT NOT NULL, cves TEXT NOT NULL, aliases TEXT NOT NULL,
            summary TEXT NOT NULL, severity INTEGER NOT NULL, vector TEXT NOT NULL, published TEXT);
        CREATE TABLE package(feed TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY(feed, name)) WITHOUT ROWID;
        CREATE TABLE affected(package INTEGER NOT NULL, advisory INTEGER NOT NULL, entry INTEGER NOT NULL,
            ranges TEXT NOT NULL, versions TEXT NOT NULL, PRIMARY KEY(package, advisory, entry)) WITHOUT ROWID;
        CREATE TABLE cve(id TEXT PRIMARY KEY, added TEXT, due TEXT, ransomware INTEGER NOT NULL,
            probability REAL, percentile REAL, vector TEXT NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>Rows arrive by advisory and are kept by package: they wait here, in a file beside the database.</summary>
    internal const string StagingTable = """
        PRAGMA staging.journal_mode = OFF;
        PRAGMA staging.synchronous = OFF;
        CREATE TABLE staging.affected(package INTEGER, advisory INTEGER, entry INTEGER, ranges TEXT, versions TEXT);
        """;

    internal const string MoveStaged = """
        INSERT INTO main.affected SELECT package, advisory, entry, ranges, versions FROM staging.affected
        ORDER BY package, advisory, entry;
        """;
}
