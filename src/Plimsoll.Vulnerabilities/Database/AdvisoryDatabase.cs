using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>A compiled vulnerability database, read where it lies. Safe for concurrent use; not while it is closed.</summary>
/// <remarks>The layout: <see cref="DatabaseFormat"/>. What the header and the feeds say is checked on opening, all other places when they are read.</remarks>
public sealed class AdvisoryDatabase : ITextSource, IDisposable
{
    readonly string _path;
    readonly MappedBytes _bytes;
    readonly (long Offset, long Length)[] _sections = new (long, long)[(int)DatabaseSection.Count];
    readonly Dictionary<string, uint> _scopes = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<uint, RowExtra> _extras = new();
    readonly AdvisoryTexts? _texts;

    AdvisoryDatabase(string path, MappedBytes bytes, byte[]? texts, bool isDemonstration)
    {
        (_path, _bytes) = (path, bytes);
        var built = ReadHeader();
        var scopes = Words(DatabaseSection.Scopes);
        for (var i = 0; i < scopes.Length; i++)
            _scopes.Add(String(scopes[i]), (uint)i);
        Status = new DatabaseStatus(path, isDemonstration, built, ReadFeeds());
        _texts = texts is null ? AdvisoryTexts.Find(AdvisoryTexts.PathBeside(path), Digest) : AdvisoryTexts.Of(texts);
    }

    /// <summary>What data this is.</summary>
    public DatabaseStatus Status { get; }

    /// <summary>Whether titles, descriptions and references lie beside it.</summary>
    public bool HasTexts => _texts is not null;

    /// <summary>SHA-256 of all that follows the header; the file of texts names it too, so that the two fit together.</summary>
    public ImmutableArray<byte> Digest { get; private set; }

    /// <summary>Opens the database at <paramref name="path"/>, and the texts beside it where there are any that fit.</summary>
    /// <exception cref="DatabaseException">There is none, it is damaged, or another version of Plimsoll built it.</exception>
    public static AdvisoryDatabase Open(string path)
    {
        if (!File.Exists(path))
            throw new DatabaseException($"There is no vulnerability database at {path}. Build one: plimsoll db build --from FOLDER.");
        MappedBytes? bytes = null;
        try
        {
            bytes = new MappedBytes(path);
            return new AdvisoryDatabase(path, bytes, texts: null, isDemonstration: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DatabaseException || IsDamage(error))
        {
            bytes?.Dispose();
            throw error as DatabaseException is { IsAboutFile: true } told ? told : Damaged(path, error);
        }
    }

    /// <summary>A database in memory, as <see cref="DatabaseWriter"/> wrote it, with its texts.</summary>
    internal static AdvisoryDatabase Of(byte[] bytes, byte[] texts, bool isDemonstration) =>
        new("embedded", new MappedBytes(bytes), texts, isDemonstration);

    /// <summary>Reads the whole file and compares it with the digest in its header.</summary>
    /// <exception cref="DatabaseException">It is not what was written.</exception>
    public void Verify()
    {
        if (!SHA256.HashData(_bytes.Slice(DatabaseFormat.HeaderBytes, _bytes.Length - DatabaseFormat.HeaderBytes)).AsSpan().SequenceEqual(Digest.AsSpan()))
            throw Damaged(_path, new DatabaseException("its content does not have the digest that its header states."));
    }

    /// <summary>Whether there is any advisory for <paramref name="scope"/>, e.g. <c>Debian:12</c>.</summary>
    public bool Covers(string scope) => _scopes.ContainsKey(scope);

    /// <summary>The number of a scope.</summary>
    /// <returns>Whether the database has it.</returns>
    internal bool TryFindScope(string name, out uint number) => _scopes.TryGetValue(name, out number);

    /// <summary>Finds what is said of a package. Allocates nothing.</summary>
    /// <exception cref="DatabaseException">The file is damaged.</exception>
    internal bool TryFind(uint scope, ReadOnlySpan<char> name, out PackageRows rows)
    {
        var index = Words(DatabaseSection.Index);
        var packages = Words(DatabaseSection.Packages);
        var slots = (uint)(index.Length / DatabaseFormat.SlotWords);
        var hash = NameHash.Of(scope, name);
        for (uint i = 0, slot = hash & (slots - 1); i < slots; i++, slot = (slot + 1) & (slots - 1))
        {
            var number = index[(int)((slot * DatabaseFormat.SlotWords) + 1)];
            if (number == 0)
                break;
            if (index[(int)(slot * DatabaseFormat.SlotWords)] != hash)
                continue;
            var package = packages[(int)((number - 1) * DatabaseFormat.PackageWords)..];
            if (package[0] != scope || !Text(package[1]).SequenceEqual(name))
                continue;
            rows = new PackageRows((int)package[2], (int)package[3], (int)package[4], (int)package[DatabaseFormat.PackageWords + 2]);
            return true;
        }
        rows = default;
        return false;
    }

    /// <summary>The names of the packages of a scope.</summary>
    internal IEnumerable<string> PackageNames(string scope)
    {
        if (!_scopes.TryGetValue(scope, out var number))
            yield break;
        for (var place = 0; place < Words(DatabaseSection.Packages).Length - DatabaseFormat.PackageWords; place += DatabaseFormat.PackageWords)
        {
            if (Words(DatabaseSection.Packages)[place] == number)
                yield return String(Words(DatabaseSection.Packages)[place + 1]);
        }
    }

    /// <summary>The advisories that have one of these ids, or name it as a CVE or an alias. Looks at all of them.</summary>
    internal List<uint> FindAdvisories(IReadOnlyCollection<string> names)
    {
        var found = new List<uint>();
        var starts = Words(DatabaseSection.Advisories);
        for (var number = 0; number < starts.Length; number++)
        {
            if (AdvisoryCodec.IsNamed(Words(DatabaseSection.AdvisoryWords)[(int)starts[number]..], this, names))
                found.Add((uint)number);
        }
        return found;
    }

    /// <summary>The rows of some advisories, each with its scope and package. Reads all rows.</summary>
    internal List<(string Scope, string Package, int Place)> FindRows(HashSet<uint> advisories)
    {
        var found = new List<(string, string, int)>();
        var packages = Words(DatabaseSection.Packages);
        var scopes = Words(DatabaseSection.Scopes);
        for (var at = 0; at < packages.Length - DatabaseFormat.PackageWords && advisories.Count > 0; at += DatabaseFormat.PackageWords)
        {
            for (var place = (int)packages[at + 2]; place < packages[at + DatabaseFormat.PackageWords + 2]; place++)
            {
                if (advisories.Contains(Words(DatabaseSection.Rows)[place * DatabaseFormat.RowWords]))
                    found.Add((String(scopes[(int)packages[at]]), String(packages[at + 1]), place));
            }
        }
        return found;
    }

    /// <summary>The row at a place.</summary>
    /// <exception cref="DatabaseException">The file is damaged.</exception>
    internal AdvisoryRow Row(int place)
    {
        var words = Words(DatabaseSection.Rows)[(place * DatabaseFormat.RowWords)..];
        return new AdvisoryRow(this, words, Words(DatabaseSection.Events)[(int)words[1]..(int)words[DatabaseFormat.RowWords + 1]]);
    }

    /// <summary>An advisory without its texts.</summary>
    /// <exception cref="DatabaseException">There is no such advisory, or the file is damaged.</exception>
    internal Advisory Advisory(uint number)
    {
        try
        {
            return AdvisoryCodec.Read(Words(DatabaseSection.AdvisoryWords)[(int)Words(DatabaseSection.Advisories)[(int)number]..], this);
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw Damaged(_path, error);
        }
    }

    /// <summary>The title of an advisory; empty where it has none, or where no texts are there.</summary>
    internal string Title(uint advisory) => _texts?.Title(advisory) ?? "";

    /// <summary>The description and references of an advisory; empty where it has none, or where no texts are there.</summary>
    internal AdvisoryDetail Detail(uint advisory) => _texts?.Detail(advisory) ?? AdvisoryDetail.None;

    /// <summary>What is known of a CVE; <see cref="CveFacts.None"/> where nothing is.</summary>
    /// <exception cref="DatabaseException">The file is damaged.</exception>
    internal CveFacts Facts(string cve)
    {
        var facts = Words(DatabaseSection.Facts);
        var (low, high) = (0, facts.Length / DatabaseFormat.FactWords);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var words = facts.Slice(middle * DatabaseFormat.FactWords, DatabaseFormat.FactWords);
            var order = cve.AsSpan().CompareTo(Text(words[0]), StringComparison.Ordinal);
            if (order == 0)
                return FactCodec.Read(words, this);
            if (order < 0)
                high = middle;
            else
                low = middle + 1;
        }
        return CveFacts.None;
    }

    /// <inheritdoc/>
    ReadOnlySpan<char> ITextSource.Text(uint number) => Text(number);

    internal ReadOnlySpan<char> Text(uint number)
    {
        var starts = Words(DatabaseSection.Texts);
        var letters = MemoryMarshal.Cast<byte, char>(Section(DatabaseSection.Letters));
        return letters[(int)starts[(int)number]..(int)starts[(int)number + 1]];
    }

    internal string String(uint number) => Text(number).ToString();

    internal RowExtra Extra(uint place) => _extras.GetOrAdd(place, static (place, database) =>
    {
        var words = database.Words(DatabaseSection.Extras)[(int)place..];
        var (architectures, repositories) = ((int)words[2], (int)words[3]);
        return new RowExtra(
            database.String(words[0]),
            database.String(words[1]),
            database.Strings(words.Slice(4, architectures)),
            database.Strings(words.Slice(4 + architectures, repositories)));
    }, this);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _texts?.Dispose();
        _bytes.Dispose();
    }

    /// <summary>Whether an exception says that a place of the file points outside it.</summary>
    internal static bool IsDamage(Exception error) => error is ArgumentOutOfRangeException or IndexOutOfRangeException or ArgumentException or OverflowException;

    /// <summary>That the file is damaged, and what to do.</summary>
    internal DatabaseException Damaged(Exception error) => Damaged(_path, error);

    ImmutableArray<string> Strings(ReadOnlySpan<uint> numbers)
    {
        var strings = ImmutableArray.CreateBuilder<string>(numbers.Length);
        foreach (var number in numbers)
            strings.Add(String(number));
        return strings.MoveToImmutable();
    }

    ReadOnlySpan<uint> Words(DatabaseSection section) => MemoryMarshal.Cast<byte, uint>(Section(section));

    ReadOnlySpan<byte> Section(DatabaseSection section)
    {
        var (offset, length) = _sections[(int)section];
        return _bytes.Slice(offset, length);
    }

    DateTimeOffset ReadHeader()
    {
        if (_bytes.Length < DatabaseFormat.HeaderBytes || !_bytes.Slice(0, DatabaseFormat.Magic.Length).SequenceEqual(DatabaseFormat.Magic))
            throw new DatabaseException($"{_path} is not a vulnerability database of Plimsoll.") { IsAboutFile = true };
        var header = _bytes.Slice(0, DatabaseFormat.HeaderBytes);
        var version = BinaryPrimitives.ReadUInt16LittleEndian(header[DatabaseFormat.Magic.Length..]);
        if (version != DatabaseFormat.Version)
        {
            throw new DatabaseException(string.Create(CultureInfo.InvariantCulture,
                $"{_path} has the format {version}, this Plimsoll reads {DatabaseFormat.Version}. Build it again: plimsoll db build --from FOLDER.")) { IsAboutFile = true };
        }
        var length = BinaryPrimitives.ReadInt64LittleEndian(header[DatabaseFormat.LengthOffset..]);
        if (length != _bytes.Length)
            throw new DatabaseException(string.Create(CultureInfo.InvariantCulture, $"{_bytes.Length} bytes of {length} are there."));
        if (!SHA256.HashData(header[..DatabaseFormat.ChecksumOffset]).AsSpan(0, DatabaseFormat.ChecksumBytes).SequenceEqual(header[DatabaseFormat.ChecksumOffset..]))
            throw new DatabaseException("its header is not what was written.");
        Digest = [.. header.Slice(DatabaseFormat.DigestOffset, DatabaseFormat.DigestBytes)];
        for (var i = 0; i < _sections.Length; i++)
        {
            var entry = header[(DatabaseFormat.SectionsOffset + (16 * i))..];
            _sections[i] = (BinaryPrimitives.ReadInt64LittleEndian(entry), BinaryPrimitives.ReadInt64LittleEndian(entry[8..]));
            _bytes.Slice(_sections[i].Offset, _sections[i].Length);
        }
        return DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64LittleEndian(header[DatabaseFormat.BuiltOffset..]));
    }

    ImmutableArray<FeedStatus> ReadFeeds()
    {
        var feeds = ImmutableArray.CreateBuilder<FeedStatus>();
        for (var words = Words(DatabaseSection.Feeds); words.Length >= 5; words = words[5..])
        {
            var newest = Long(words[3..]);
            feeds.Add(new FeedStatus(String(words[0]), Long(words[1..]), newest == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(newest)));
        }
        return feeds.ToImmutable();
    }

    static long Long(ReadOnlySpan<uint> words) => (long)words[0] | ((long)words[1] << 32);

    static DatabaseException Damaged(string path, Exception error) =>
        new($"The vulnerability database {path} is damaged: {error.Message} Build it again: plimsoll db build --from FOLDER.", error) { IsAboutFile = true };
}
