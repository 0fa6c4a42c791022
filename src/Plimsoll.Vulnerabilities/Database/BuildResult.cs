using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>What a build made.</summary>
/// <param name="Status">The new database.</param>
/// <param name="Unread">Records and files that could not be read and are not in it.</param>
public sealed record BuildResult(DatabaseStatus Status, ImmutableArray<Unread> Unread);
