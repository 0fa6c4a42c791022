using System.Globalization;

namespace Plimsoll.Images.Sboms;

/// <summary>Words of CycloneDX that both of its forms share.</summary>
static class CycloneDxKinds
{
    /// <summary>The scope of what is not part of the running program.</summary>
    public const string DevelopmentScope = "excluded";

    /// <summary>What a component type is to us.</summary>
    public static SbomComponentKind Kind(string type) => type switch
    {
        "operating-system" => SbomComponentKind.OperatingSystem,
        "library" or "framework" or "application" or "" => SbomComponentKind.Package,
        _ => SbomComponentKind.Other,
    };

    /// <summary>The version of the format, where it is one that is read: 1 with any minor number, which only adds.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static string Version(string text) =>
        text.StartsWith("1.", StringComparison.Ordinal) && int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? text
            : throw new InvalidDataException($"It is CycloneDX \"{text}\": versions 1.x are read.");
}
