using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>Whether a version is affected, and between which events.</summary>
/// <param name="IsHit">Whether it is affected.</param>
/// <param name="Since">The text of the version that brought it; 0 where every earlier one has it.</param>
/// <param name="Until">The text of the version that ends the range; 0 where none does.</param>
/// <param name="End">What <paramref name="Until"/> is: fixed, or the last that is affected; <see cref="EventKind.Exact"/> where the version is named itself.</param>
readonly record struct RangeHit(bool IsHit, uint Since, uint Until, EventKind End)
{
    /// <summary>The version is named itself.</summary>
    internal static RangeHit Named { get; } = new(true, 0, 0, EventKind.Exact);

    /// <summary>The text of the version with the fix; 0 where none is named.</summary>
    internal uint Fixed => End == EventKind.Fixed ? Until : 0;

    /// <summary>The same in texts.</summary>
    internal Containment Texts<TTexts>(TTexts texts, string version) where TTexts : ITextSource
    {
        if (End == EventKind.Exact)
            return new Containment("", $"= {version}");
        var since = Since == 0 ? "0" : texts.Text(Since).ToString();
        var until = texts.Text(Until).ToString();
        return End switch
        {
            EventKind.Fixed => new Containment(until, $">= {since}, < {until}"),
            EventKind.LastAffected => new Containment("", $">= {since}, <= {until}"),
            _ => new Containment("", $">= {since}"),
        };
    }
}
