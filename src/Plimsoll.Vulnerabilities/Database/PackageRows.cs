using System.Runtime.InteropServices;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>The rows of one package, by the place where they stand.</summary>
/// <param name="First">The first row.</param>
/// <param name="Before">The end of the rows whose shape is <see cref="RowShape.Before"/>: the highest version stands first.</param>
/// <param name="Affecting">The end of the other rows that call versions affected.</param>
/// <param name="End">The end of the rows that call versions not affected.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct PackageRows(int First, int Before, int Affecting, int End);
