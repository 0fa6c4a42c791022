namespace Plimsoll.Images.Sboms;

/// <summary>A format of a software bill of materials that is read.</summary>
public enum SbomFormat
{
    /// <summary>CycloneDX as JSON, 1.2 and later.</summary>
    CycloneDxJson,

    /// <summary>CycloneDX as XML, 1.0 and later.</summary>
    CycloneDxXml,

    /// <summary>SPDX 2 as JSON.</summary>
    SpdxJson,

    /// <summary>SPDX 2 as lines of tags and values.</summary>
    SpdxTagValue,

    /// <summary>SPDX 3 as JSON-LD.</summary>
    Spdx3Json,

    /// <summary>The JSON of Syft.</summary>
    SyftJson,

    /// <summary>The JSON report of Trivy, with its list of packages.</summary>
    TrivyJson,
}
