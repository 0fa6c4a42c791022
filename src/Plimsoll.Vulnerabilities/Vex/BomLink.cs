using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>A reference to a component of another bill of materials.</summary>
/// <param name="Serial">The serial number of the other one, lower case.</param>
/// <param name="Reference">The component's <c>bom-ref</c> in it; empty where the whole of it is meant.</param>
/// <remarks>https://cyclonedx.org/capabilities/bomlink/: <c>urn:cdx:SERIAL/VERSION#REFERENCE</c>, the reference percent-encoded.</remarks>
readonly record struct BomLink(string Serial, string Reference)
{
    const string Scheme = "urn:cdx:";

    /// <summary>Reads a reference.</summary>
    /// <returns>Whether <paramref name="text"/> is one.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out BomLink link)
    {
        link = default;
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;
        var hash = text.IndexOf('#');
        var body = text[Scheme.Length..(hash < 0 ? text.Length : hash)];
        var slash = body.IndexOf('/');
        link = new BomLink(
            (slash < 0 ? body : body[..slash]).ToLowerInvariant(),
            hash < 0 ? "" : Uri.UnescapeDataString(text[(hash + 1)..]));
        return true;
    }
}
