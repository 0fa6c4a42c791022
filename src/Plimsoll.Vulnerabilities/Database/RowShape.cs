namespace Plimsoll.Vulnerabilities.Database;

/// <summary>How the events of a row are to be read.</summary>
enum RowShape
{
    /// <summary>One event: everything before a fixed version is affected. Rows of this shape stand first, the highest version first.</summary>
    Before,

    /// <summary>Ranges and versions, see <see cref="EventKind"/>.</summary>
    Ranges,

    /// <summary>One event: a version that the ecosystem's ordering does not know, so that the row cannot be evaluated.</summary>
    Unreadable,
}
