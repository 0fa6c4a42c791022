namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>What a piece of a Maven version is; where two versions differ in it, the later kind is the newer version.</summary>
enum MavenPieceKind
{
    /// <summary>A word.</summary>
    Qualifier,

    /// <summary>The start of a nested list, which holds all that follows.</summary>
    List,

    /// <summary>A number.</summary>
    Number,

    /// <summary>The version is at its end.</summary>
    End,
}
