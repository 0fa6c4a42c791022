using System.Collections.Immutable;

namespace Plimsoll.Reports.Sboms;

/// <summary>The licences of a package as CycloneDX wants them: one expression, or a list of ids and names, never both.</summary>
/// <param name="Expression">The one expression; empty where there is a list.</param>
/// <param name="Listed">Each with whether it is an id of SPDX' list.</param>
readonly record struct SbomLicenses(string Expression, ImmutableArray<(string Text, bool IsId)> Listed)
{
    /// <summary>The licences as a package states them.</summary>
    public static SbomLicenses Of(ImmutableArray<string> licenses)
    {
        if (licenses is [var only] && LicenseExpression.IdOf(only) is null && LicenseExpression.Of(only) is { } expression)
            return new SbomLicenses(expression, []);
        return new SbomLicenses("", [.. licenses.Where(text => text.Length > 0).Select(text => LicenseExpression.IdOf(text) is { } id ? (id, true) : (text, false))]);
    }
}
