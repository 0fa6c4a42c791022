using System.Collections.Immutable;
using System.Data;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>A compiled vulnerability database, opened read-only. Safe for concurrent use.</summary>
public sealed class DatabaseFile : IAdvisoryStore
{
    readonly Lock _lock = new();
    readonly string _path;
    readonly SqliteConnection _connection;
    readonly SqliteCommand _covers;
    readonly SqliteCommand _lookup;
    readonly SqliteCommand _advisory;
    readonly SqliteCommand _facts;

    DatabaseFile(string path, SqliteConnection connection)
    {
        (_path, _connection) = (path, connection);
        Status = ReadStatus(path, connection);
        _covers = Prepare("SELECT 1 FROM package WHERE feed = $a LIMIT 1", "$a");
        _lookup = Prepare(
            "SELECT advisory, ranges, versions FROM affected WHERE package = (SELECT number FROM package WHERE feed = $a AND name = $b) ORDER BY advisory, entry",
            "$a", "$b");
        _advisory = Prepare("SELECT id, cves, aliases, summary, severity, vector, published FROM advisory WHERE number = $a", "$a");
        _facts = Prepare("SELECT added, due, ransomware, probability, percentile, vector FROM cve WHERE id = $a", "$a");
    }

    /// <inheritdoc/>
    public DatabaseStatus Status { get; }

    /// <summary>Opens the database at <paramref name="path"/>.</summary>
    /// <exception cref="DatabaseException">There is none, it is damaged, or another version of Plimsoll built it.</exception>
    public static DatabaseFile Open(string path)
    {
        if (!File.Exists(path))
            throw new DatabaseException($"There is no vulnerability database at {path}. Build one: plimsoll db build --from FOLDER.");

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ConnectionString);
        try
        {
            connection.Open();
            Check(path, connection);
            return new DatabaseFile(path, connection);
        }
        catch (Exception error) when (error is SqliteException or InvalidOperationException or FormatException or InvalidCastException)
        {
            connection.Dispose();
            throw Damaged(path, error);
        }
        catch (DatabaseException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool Covers(string feed) => Read(_covers, [feed], reader => reader.Read());

    /// <inheritdoc/>
    public ImmutableArray<AffectedPackage> Lookup(string feed, string package) => Read(_lookup, [feed, package], reader =>
    {
        var rows = ImmutableArray.CreateBuilder<AffectedPackage>();
        while (reader.Read())
            rows.Add(new AffectedPackage(reader.GetInt64(0), VersionRange.Read(reader.GetString(1)), Words(reader.GetString(2))));
        return rows.ToImmutable();
    });

    /// <inheritdoc/>
    public Advisory Advisory(long number) => Read(_advisory, [number], reader => reader.Read()
        ? new Advisory(
            reader.GetString(0),
            Words(reader.GetString(1)),
            Words(reader.GetString(2)),
            reader.GetString(3),
            (Severity)Math.Clamp(reader.GetInt32(4), 0, (int)Severity.Critical),
            reader.GetString(5),
            reader.IsDBNull(6) ? null : Instant(reader.GetString(6)))
        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"There is no advisory with the number {number}.")));

    /// <inheritdoc/>
    public CveFacts Facts(string cve) => Read(_facts, [cve], reader => reader.Read()
        ? new CveFacts(
            reader.IsDBNull(0) ? null : new KnownExploited(Day(reader.GetString(0)), reader.IsDBNull(1) ? null : Day(reader.GetString(1)), reader.GetInt32(2) != 0),
            reader.IsDBNull(3) || reader.IsDBNull(4) ? null : new ExploitPrediction(reader.GetDouble(3), reader.GetDouble(4)),
            reader.GetString(5))
        : CveFacts.None);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[_covers, _lookup, _advisory, _facts])
            command.Dispose();
        _connection.Dispose();
    }

    T Read<T>(SqliteCommand command, ReadOnlySpan<object> values, Func<SqliteDataReader, T> read)
    {
        lock (_lock)
        {
            try
            {
                for (var i = 0; i < values.Length; i++)
                    command.Parameters[i].Value = values[i];
                using var reader = command.ExecuteReader(CommandBehavior.SingleResult);
                return read(reader);
            }
            catch (Exception error) when (error is SqliteException or FormatException or InvalidCastException)
            {
                throw Damaged(_path, error);
            }
        }
    }

    SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = new SqliteCommand(sql, _connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    static void Check(string path, SqliteConnection connection)
    {
        if (Number(connection, "PRAGMA application_id") != DatabaseSchema.ApplicationId)
            throw new DatabaseException($"{path} is not a vulnerability database of Plimsoll.");

        var version = Number(connection, "PRAGMA user_version");
        if (version != DatabaseSchema.Version)
        {
            throw new DatabaseException(string.Create(CultureInfo.InvariantCulture,
                $"{path} has schema version {version}, this Plimsoll reads {DatabaseSchema.Version}. Build it again: plimsoll db build --from FOLDER."));
        }

        var expected = Number(connection, "PRAGMA page_count") * Number(connection, "PRAGMA page_size");
        var actual = new FileInfo(path).Length;
        if (actual < expected)
        {
            throw new DatabaseException(string.Create(CultureInfo.InvariantCulture,
                $"The vulnerability database {path} is damaged: {actual} bytes of {expected} are there. Build it again: plimsoll db build --from FOLDER."));
        }
    }

    static DatabaseStatus ReadStatus(string path, SqliteConnection connection)
    {
        using var build = new SqliteCommand("SELECT built FROM build", connection);
        var built = Instant(build.ExecuteScalar() as string ?? throw new FormatException("The table build is empty."));
        using var select = new SqliteCommand("SELECT name, records, newest FROM feed ORDER BY name", connection);
        using var reader = select.ExecuteReader();
        var feeds = ImmutableArray.CreateBuilder<FeedStatus>();
        while (reader.Read())
            feeds.Add(new FeedStatus(reader.GetString(0), reader.GetInt64(1), reader.IsDBNull(2) ? null : Instant(reader.GetString(2))));
        return new DatabaseStatus(path, IsDemonstration: false, built, feeds.ToImmutable());
    }

    static long Number(SqliteConnection connection, string pragma)
    {
        using var command = new SqliteCommand(pragma, connection);
        return (long)(command.ExecuteScalar() ?? 0L);
    }

    static DatabaseException Damaged(string path, Exception error) =>
        new($"The vulnerability database {path} is damaged: {error.Message} Build it again: plimsoll db build --from FOLDER.", error);

    static ImmutableArray<string> Words(string text) => text.Length == 0 ? [] : [.. text.Split(' ')];

    static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
