namespace Plimsoll.Vulnerabilities.Database;

/// <summary>The sections of a database file, in the order of the header's table.</summary>
enum DatabaseSection
{
    /// <summary>Where each text starts in <see cref="Letters"/>, and a last number for where the last one ends.</summary>
    Texts,

    /// <summary>The texts one behind the other, UTF-16.</summary>
    Letters,

    /// <summary>Per feed: name, records (64 bits), newest record in Unix seconds (64 bits, 0 where unknown).</summary>
    Feeds,

    /// <summary>The texts of the scopes that packages are filed under, e.g. <c>Debian:12</c>, in ordinal order.</summary>
    Scopes,

    /// <summary>An open hash table from scope and name to package.</summary>
    Index,

    /// <summary>What is said of each package: see <see cref="DatabaseFormat.PackageWords"/>; a last entry ends the rows of the last one.</summary>
    Packages,

    /// <summary>One advisory's word on one package: see <see cref="DatabaseFormat.RowWords"/>; a last row ends the events of the last one.</summary>
    Rows,

    /// <summary>Ranges and versions, see <see cref="EventKind"/>.</summary>
    Events,

    /// <summary>Modules, architectures and repositories of rows that have any.</summary>
    Extras,

    /// <summary>Where each advisory starts in <see cref="AdvisoryWords"/>.</summary>
    Advisories,

    /// <summary>The advisories one behind the other, see <see cref="AdvisoryCodec"/>.</summary>
    AdvisoryWords,

    /// <summary>What is known of CVEs, ordered by id: see <see cref="DatabaseFormat.FactWords"/>.</summary>
    Facts,

    /// <summary>How many there are.</summary>
    Count,
}
