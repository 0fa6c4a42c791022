using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Model.Images;

/// <summary>What an image is built for, in the words of OCI: operating system, architecture, variant.</summary>
/// <param name="Os">e.g. <c>linux</c>.</param>
/// <param name="Architecture">Go's name of it, e.g. <c>amd64</c>.</param>
/// <param name="Variant">e.g. <c>v8</c> of arm64; empty where there is none.</param>
/// <remarks>OCI image-spec v1.1, image-index.md, "platform".</remarks>
public sealed record Platform(string Os, string Architecture, string Variant = "")
{
    /// <summary>What is chosen from a multi-platform image when nobody says otherwise.</summary>
    public static Platform LinuxAmd64 { get; } = new("linux", "amd64");

    /// <summary>Reads <c>OS/ARCHITECTURE</c> or <c>OS/ARCHITECTURE/VARIANT</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Platform? platform)
    {
        platform = text?.Split('/') switch
        {
            [{ Length: > 0 } os, { Length: > 0 } architecture] => new Platform(os, architecture),
            [{ Length: > 0 } os, { Length: > 0 } architecture, { Length: > 0 } variant] =>
                new Platform(os, architecture, variant),
            _ => null,
        };
        return platform is not null;
    }

    /// <summary>Whether an image for <paramref name="offered"/> serves who asks for this platform: an unnamed variant accepts any.</summary>
    /// <remarks>Every arm64 processor is v8, so there the variant may be left out on either side.</remarks>
    public bool Accepts(Platform offered) =>
        Os == offered.Os && Architecture == offered.Architecture
        && (Variant.Length == 0 || Variant == offered.Variant
            || (Architecture == "arm64" && Variant == "v8" && offered.Variant.Length == 0));

    /// <summary><c>OS/ARCHITECTURE[/VARIANT]</c>.</summary>
    public override string ToString() => Variant.Length == 0 ? $"{Os}/{Architecture}" : $"{Os}/{Architecture}/{Variant}";
}
