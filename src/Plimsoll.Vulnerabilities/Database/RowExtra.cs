using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Which packages of a name a row is about, where it is not about all of them, and what else its source says.</summary>
/// <param name="Module">The module and stream, e.g. <c>nodejs:12</c>; empty where it is of no module.</param>
/// <param name="Note">The source's own words on the state of the fix; empty where there are none.</param>
/// <param name="Architectures">The architectures; empty for all.</param>
/// <param name="Repositories">CPE names or content sets of the repositories; empty for all.</param>
sealed record RowExtra(string Module, string Note, ImmutableArray<string> Architectures, ImmutableArray<string> Repositories);
