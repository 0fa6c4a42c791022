using System.Globalization;
using Microsoft.Data.Sqlite;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Writes one database file in one transaction. Not safe for concurrent use.</summary>
sealed class DatabaseWriter : IDisposable
{
    readonly SqliteConnection _connection;
    readonly SqliteTransaction _transaction;
    readonly SqliteCommand _advisory;
    readonly SqliteCommand _package;
    readonly SqliteCommand _affected;
    readonly SqliteCommand _cve;
    readonly SqliteCommand _feed;
    readonly Dictionary<(string Feed, string Name), long> _packages = [];
    readonly HashSet<string> _cves = new(StringComparer.Ordinal);
    long _advisories;

    /// <param name="path">The new file.</param>
    /// <param name="staging">A second new file, of no use afterwards.</param>
    internal DatabaseWriter(string path, string staging)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        _connection.Open();
        Run(DatabaseSchema.Tables);
        using (var attach = Prepare("ATTACH $file AS staging", "$file"))
            Run(attach, staging);
        Run(DatabaseSchema.StagingTable);
        _transaction = _connection.BeginTransaction();
        _advisory = Prepare("INSERT INTO advisory VALUES ($a, $b, $c, $d, $e, $f, $g, $h)", "$a", "$b", "$c", "$d", "$e", "$f", "$g", "$h");
        _package = Prepare("INSERT INTO package VALUES ($a, $b, $c)", "$a", "$b", "$c");
        _affected = Prepare("INSERT INTO staging.affected VALUES ($a, $b, $c, $d, $e)", "$a", "$b", "$c", "$d", "$e");
        _cve = Prepare("INSERT INTO cve VALUES ($a, $b, $c, $d, $e, $f, $g)", "$a", "$b", "$c", "$d", "$e", "$f", "$g");
        _feed = Prepare("INSERT INTO feed VALUES ($a, $b, $c)", "$a", "$b", "$c");
    }

    /// <summary>The CVE ids that some advisory names.</summary>
    internal IReadOnlySet<string> Cves => _cves;

    internal void Add(AdvisoryRecord record)
    {
        var advisory = record.Advisory;
        var number = ++_advisories;
        _cves.UnionWith(advisory.Cves);
        Run(_advisory, number, advisory.Id, string.Join(' ', advisory.Cves), string.Join(' ', advisory.Aliases), advisory.Summary,
            (int)advisory.Severity, advisory.Vector, Text(advisory.Published));
        for (var entry = 0; entry < record.Affected.Length; entry++)
        {
            var affected = record.Affected[entry];
            Run(_affected, PackageNumber(affected.Feed, affected.Package), number, entry,
                VersionRange.Write(affected.Ranges), string.Join(' ', affected.Versions));
        }
    }

    internal void Add(string cve, CveFacts facts) => Run(
        _cve,
        cve,
        Text(facts.KnownExploited?.Added),
        Text(facts.KnownExploited?.Due),
        facts.KnownExploited is { Ransomware: true } ? 1 : 0,
        facts.Prediction?.Probability,
        facts.Prediction?.Percentile,
        facts.Vector);

    internal void Add(FeedStatus feed) => Run(_feed, feed.Name, feed.Records, Text(feed.Newest));

    /// <summary>Writes what waits and closes the transaction.</summary>
    internal void Finish(DateTimeOffset built)
    {
        using (var build = Prepare("INSERT INTO build VALUES ($a)", "$a"))
            Run(build, Text(built));
        Run(DatabaseSchema.MoveStaged);
        Run(string.Create(CultureInfo.InvariantCulture,
            $"PRAGMA application_id = {DatabaseSchema.ApplicationId}; PRAGMA user_version = {DatabaseSchema.Version};"));
        _transaction.Commit();
    }

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[_advisory, _package, _affected, _cve, _feed])
            command.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
    }

    long PackageNumber(string feed, string name)
    {
        if (!_packages.TryGetValue((feed, name), out var number))
        {
            number = _packages[(feed, name)] = _packages.Count + 1;
            Run(_package, feed, name, number);
        }
        return number;
    }

    SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = new SqliteCommand(sql, _connection, _transaction);
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    void Run(string sql)
    {
        using var command = Prepare(sql);
        command.ExecuteNonQuery();
    }

    static string? Text(DateTimeOffset? date) => date?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
