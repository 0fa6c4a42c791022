using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>What an update accepts.</summary>
/// <param name="Open">Opens a database, checks it and closes it again; throws <see cref="DatabaseException"/> where it cannot be used.</param>
public sealed record UpdateSettings(Func<string, DatabaseStatus> Open)
{
    /// <summary>Keys one of which has to have signed it; empty where no signature is asked for.</summary>
    public ImmutableArray<ReleaseKey> Keys { get; init; } = [];

    /// <summary>Whether a database may replace one that was built later.</summary>
    public bool AllowsOlder { get; init; }

    /// <summary>Whether titles, descriptions and references are left out.</summary>
    public bool LeavesOutTexts { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long to wait for another process that writes the same database.</summary>
    public TimeSpan LockPatience { get; init; } = TimeSpan.FromMinutes(5);
}
