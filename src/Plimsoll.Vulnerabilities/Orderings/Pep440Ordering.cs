namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders Python versions in every spelling that PEP 440 normalises.</summary>
/// <remarks>PEP 440 (now the "Version specifiers" specification of packaging.python.org), its appendix B grammar.</remarks>
public sealed class Pep440Ordering : IVersionOrdering
{
    /// <inheritdoc/>
    public string Name => "pep440";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version) => Pep440Version.TryParse(version, out _);

    /// <inheritdoc/>
    /// <remarks>What is not valid is older than everything valid, and ordered by its characters.</remarks>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var leftIsValid = Pep440Version.TryParse(left, out var a);
        var rightIsValid = Pep440Version.TryParse(right, out var b);
        if (!leftIsValid || !rightIsValid)
            return leftIsValid == rightIsValid ? left.SequenceCompareTo(right) : leftIsValid.CompareTo(rightIsValid);
        return a.CompareWith(b);
    }
}
