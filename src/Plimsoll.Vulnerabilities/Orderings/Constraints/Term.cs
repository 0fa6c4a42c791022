namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>One comparison of a constraint, e.g. <c>&gt;= 1.2</c>.</summary>
abstract class Term
{
    /// <summary>Whether it invites pre-releases into all terms that stand beside it, as one that names a pre-release does.</summary>
    public virtual bool InvitesPrereleases => false;

    /// <summary>Whether a valid version satisfies the comparison.</summary>
    /// <param name="version">A valid version.</param>
    /// <param name="prereleases">Whether pre-releases are invited.</param>
    public abstract bool Admits(ReadOnlySpan<char> version, bool prereleases);
}
