namespace Plimsoll.Model.Sboms;

/// <summary>A fact in a software bill of materials that its format has no word for.</summary>
/// <param name="Name">e.g. <c>plimsoll:source</c>.</param>
/// <param name="Value">Its value; may be empty.</param>
/// <remarks>CycloneDX 1.3 and later, <c>property</c>; in SPDX the lines of an annotation, see <see cref="PropertyLines"/>.</remarks>
public readonly record struct SbomProperty(string Name, string Value)
{
    /// <summary>What the names of our own properties begin with.</summary>
    public const string Prefix = "plimsoll:";
}
