using Plimsoll.Model.Images;

namespace Plimsoll.Reports;

/// <summary>The word for what was scanned.</summary>
static class TargetText
{
    /// <summary>Within a sentence: <c>image</c>, <c>folder</c>, <c>SBOM</c>.</summary>
    public static string Noun(ScanTarget target) => target switch
    {
        ScanTarget.Folder => "folder",
        ScanTarget.Sbom => "SBOM",
        _ => "image",
    };

    /// <summary>At the beginning of a line: <c>Image</c>, <c>Folder</c>, <c>SBOM</c>.</summary>
    public static string Heading(ScanTarget target) => target switch
    {
        ScanTarget.Folder => "Folder",
        ScanTarget.Sbom => "SBOM",
        _ => "Image",
    };
}
