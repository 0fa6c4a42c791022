using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>How a database is published.</summary>
/// <param name="Open">Opens a database, checks it and closes it again; throws <see cref="DatabaseException"/> where it cannot be used.</param>
/// <param name="Work">A folder for what is prepared; it exists.</param>
public sealed record PublishSettings(Func<string, DatabaseStatus> Open, string Work)
{
    /// <summary>Private keys, each of which signs; empty for no signature.</summary>
    public ImmutableArray<ReleaseKey> Keys { get; init; } = [];

    /// <summary>Whether a database may be published that was built before the published one.</summary>
    public bool AllowsOlder { get; init; }

    /// <summary>Earlier databases that a way leads from.</summary>
    public int Deltas { get; init; } = 14;
}
