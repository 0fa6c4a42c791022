namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>One comparison of a constraint, e.g. <c>&gt;= 1.2</c>.</summary>
abstract class Term
{
    /// <summary>Whether it invites a pre-release into all terms that stand beside it, as one that names a pre-release does.</summary>
    /// <param name="version">A valid version.</param>
    public virtual bool InvitesPrerelease(ReadOnlySpan<char> version) => false;

    /// <summary>Whether a valid version satisfies the comparison.</summary>
    /// <param name="version">A valid version.</param>
    /// <param name="prereleases">Whether pre-releases are invited.</param>
    public abstract bool Admits(ReadOnlySpan<char> version, bool prereleases);

    /// <summary>Whether the term names a text that is no version of the ecosystem, as <c>dev-main</c> and <c>===foobar</c> do.</summary>
    /// <param name="text">What is installed.</param>
    public virtual bool Names(ReadOnlySpan<char> text) => false;
}
