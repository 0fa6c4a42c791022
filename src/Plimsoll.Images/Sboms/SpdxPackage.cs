using Plimsoll.Model.Sboms;

namespace Plimsoll.Images.Sboms;

/// <summary>One package of an SPDX document while it is read.</summary>
sealed class SpdxPackage
{
    /// <summary>Its id inside the document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its version.</summary>
    public string Version { get; set; } = "";

    /// <summary>Its package URL; of several the first.</summary>
    public string Purl { get; set; } = "";

    /// <summary>What it is for, in the format's words, upper case without separators, e.g. <c>OPERATINGSYSTEM</c>.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>Where its maker found it, as a sentence.</summary>
    public string SourceInfo { get; set; } = "";

    /// <summary>One line for people.</summary>
    public string Summary { get; set; } = "";

    /// <summary>The licence that it states; empty where it does not.</summary>
    public string Declared { get; set; } = "";

    /// <summary>The licence that the document's maker found; empty where there is none.</summary>
    public string Concluded { get; set; } = "";

    /// <summary>Whether only development needs it.</summary>
    public bool IsDevelopment { get; set; }

    /// <summary>What annotations add.</summary>
    public List<SbomProperty> Properties { get; } = [];

    /// <summary>Takes what an annotation or comment says: our own lines, and the <c>Key: value</c> of other tools.</summary>
    public void Annotate(string comment)
    {
        Properties.AddRange(PropertyLines.Read(comment));
        if (comment.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon && !comment.Contains('\n'))
            Properties.Add(new SbomProperty(ForeignProperties.TrivyPrefix + comment[..colon], comment[(colon + 2)..].Trim()));
    }
}
