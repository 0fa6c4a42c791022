namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Says which of two versions of one ecosystem is the newer. Stateless and safe for concurrent use.</summary>
public interface IVersionOrdering
{
    /// <summary>The ordering's name, e.g. <c>deb</c>.</summary>
    string Name { get; }

    /// <summary>Whether <paramref name="version"/> is a version of this ecosystem. What is not valid must not be compared.</summary>
    bool IsValid(ReadOnlySpan<char> version);

    /// <summary>Compares two valid versions without allocating.</summary>
    /// <returns>Negative where <paramref name="left"/> is older, zero where both are equal, positive where it is newer.</returns>
    int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right);
}
