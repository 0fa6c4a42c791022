using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>A row that waits to be written with the others of its package.</summary>
/// <param name="Advisory">The number of the advisory.</param>
/// <param name="Extra">The place of its extra; 0 where it has none.</param>
/// <param name="State">What the source says of the fix.</param>
/// <param name="Severity">Its own word for the package.</param>
/// <param name="Shape">How its events are to be read.</param>
/// <param name="Events">See <see cref="EventKind"/>.</param>
readonly record struct PendingRow(uint Advisory, uint Extra, FixState State, Severity Severity, RowShape Shape, uint[] Events);
