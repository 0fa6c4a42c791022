using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Updates;

namespace Plimsoll.Cli.Commands;

/// <summary>What <c>plimsoll db status</c> tells.</summary>
/// <param name="Data">What the database holds.</param>
/// <param name="Origin">Where it came from; <c>null</c> where it was built here, or changed since.</param>
/// <param name="HasTexts">Whether titles, descriptions and references lie beside it.</param>
/// <param name="IsStale">Whether it is older than is allowed.</param>
/// <param name="Verified">What a comparison with its digest said; empty where nobody asked for one.</param>
sealed record DbStatus(DatabaseStatus Data, DatabaseOrigin? Origin, bool HasTexts, bool IsStale, string Verified);
