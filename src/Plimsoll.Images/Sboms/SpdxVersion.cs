namespace Plimsoll.Images.Sboms;

/// <summary>Words that the forms of SPDX 2 share.</summary>
static class SpdxVersion
{
    const string Prefix = "SPDX-";

    /// <summary>The version of <c>SPDX-2.3</c>, where it is one that is read.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static string Of(string text) => text.StartsWith(Prefix + "2.", StringComparison.Ordinal)
        ? text[Prefix.Length..]
        : throw new InvalidDataException($"It is \"{text}\": SPDX-2.1 to SPDX-2.3 are read here, and SPDX 3 as JSON-LD.");

    /// <summary>A word of an enumeration without separators, upper case: forms and versions differ in these only.</summary>
    public static string Word(string text) =>
        text.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
}
