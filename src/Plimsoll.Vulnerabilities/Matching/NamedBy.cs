namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>Which packages the advisories of a distribution name.</summary>
enum NamedBy
{
    /// <summary>The sources that packages are built of.</summary>
    Source,

    /// <summary>The packages that are installed.</summary>
    Binary,

    /// <summary>The packages that are installed, and in entries for the architecture <c>src</c> the sources: Red Hat's on what is not fixed yet.</summary>
    BinaryAndUnfixedSource,

    /// <summary>The one in one of its feeds, the other in another.</summary>
    Either,
}
