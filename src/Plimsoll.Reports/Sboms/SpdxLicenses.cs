using System.Collections.Immutable;

namespace Plimsoll.Reports.Sboms;

/// <summary>Licences as SPDX wants them: expressions, with free texts under names of their own that the document explains.</summary>
/// <remarks>SPDX 2.3, sections 7.15 and 10; SPDX 3.0.1, profile SimpleLicensing.</remarks>
sealed class SpdxLicenses
{
    const string Reference = "LicenseRef-";

    readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The free texts by the names that expressions call them; complete once every package was asked for.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>One expression for all licences of a package; empty where it has none.</summary>
    public string ExpressionOf(ImmutableArray<string> licenses)
    {
        var parts = licenses.Where(text => text.Length > 0).Select(PartOf).ToArray();
        return parts.Length == 1 ? parts[0] : string.Join(" AND ", parts.Select(part => part.Contains(' ') ? $"({part})" : part));
    }

    string PartOf(string text)
    {
        if (LicenseExpression.Of(text) is { } expression)
            return expression;
        var name = Reference + SbomContent.ShortId(text);
        _texts[name] = text;
        return name;
    }
}
