using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Advisories to look packages up in: a database file, or the embedded demonstration set. Safe for concurrent use.</summary>
public interface IAdvisoryStore : IDisposable
{
    /// <summary>What data this is.</summary>
    DatabaseStatus Status { get; }

    /// <summary>Whether there is any advisory for <paramref name="feed"/>, e.g. <c>Debian:12</c>.</summary>
    /// <exception cref="DatabaseException">The data cannot be read.</exception>
    bool Covers(string feed);

    /// <summary>What is said of the versions of one package, in the order of the advisories.</summary>
    /// <param name="feed">The ecosystem in OSV's words, release included, e.g. <c>Debian:12</c>.</param>
    /// <param name="package">The name advisories use: the source package of a distribution, the PEP 503 form for PyPI.</param>
    /// <exception cref="DatabaseException">The data cannot be read.</exception>
    ImmutableArray<AffectedPackage> Lookup(string feed, string package);

    /// <summary>The advisory of an <see cref="AffectedPackage"/> that this store gave out.</summary>
    /// <exception cref="DatabaseException">The data cannot be read, or there is no such advisory.</exception>
    Advisory Advisory(long number);

    /// <summary>What is known of a CVE; <see cref="CveFacts.None"/> where nothing is.</summary>
    /// <exception cref="DatabaseException">The data cannot be read.</exception>
    CveFacts Facts(string cve);
}
