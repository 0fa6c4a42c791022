using System.Diagnostics.CodeAnalysis;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Severities;

/// <summary>Computes base scores from CVSS vectors.</summary>
/// <remarks>
/// FIRST's "A Complete Guide to CVSS Version 2.0" and the specification documents of 3.0, 3.1 and 4.0. Temporal, threat,
/// environmental and supplemental metrics must be well-formed and change nothing: they describe somebody else's clock and
/// network. Metrics may stand in any order.
/// </remarks>
public static class Cvss
{
    /// <summary>The longest vector that is read, in characters; one with every metric of version 4.0 has about 200.</summary>
    public const int MaxVectorLength = 512;

    /// <summary>Reads a vector of any version and computes its base score.</summary>
    /// <param name="vector">E.g. <c>CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H</c>; version 2.0 has no prefix and may stand in brackets.</param>
    /// <param name="score">The vector with its version and score.</param>
    /// <returns>Whether the vector is well-formed and has every base metric.</returns>
    public static bool TryParse(string vector, [NotNullWhen(true)] out CvssScore? score)
    {
        score = null;
        if (vector.Length > MaxVectorLength)
            return false;

        var text = vector.AsSpan().Trim();
        var (version, isRead, value) = text switch
        {
            ['C', 'V', 'S', 'S', ':', '4', '.', '0', '/', .. var rest] => ("4.0", CvssV4.TryScore(rest, out var v4), v4),
            ['C', 'V', 'S', 'S', ':', '3', '.', '1', '/', .. var rest] => ("3.1", CvssV3.TryScore(rest, true, out var v31), v31),
            ['C', 'V', 'S', 'S', ':', '3', '.', '0', '/', .. var rest] => ("3.0", CvssV3.TryScore(rest, false, out var v30), v30),
            ['(', .. var rest, ')'] => ("2.0", CvssV2.TryScore(rest, out var inBrackets), inBrackets),
            _ => ("2.0", CvssV2.TryScore(text, out var v2), v2),
        };
        if (!isRead)
            return false;

        score = new CvssScore(vector, version, (double)value);
        return true;
    }

    /// <summary>The severity band of a base score.</summary>
    /// <param name="score">0.0 to 10.0.</param>
    /// <remarks>
    /// Section 5 of the 3.1 and section 6 of the 4.0 specification. Their <c>None</c>, 0.0, is <see cref="Severity.Low"/>
    /// here: somebody has looked, which <see cref="Severity.Unknown"/> denies.
    /// </remarks>
    public static Severity SeverityOf(double score) => score switch
    {
        >= 9.0 => Severity.Critical,
        >= 7.0 => Severity.High,
        >= 4.0 => Severity.Medium,
        >= 0.0 => Severity.Low,
        _ => Severity.Unknown,
    };
}
