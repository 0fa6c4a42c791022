namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders versions of Dart's packages: semantic versions whose build metadata counts, as in <c>1.0.0+2</c>.</summary>
/// <remarks>https://dart.dev/tools/pub/versioning and <c>Version.compareTo</c> of the package pub_semver 2.</remarks>
public sealed class PubOrdering : IVersionOrdering
{
    /// <inheritdoc/>
    public string Name => "pub";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version)
    {
        var rest = version.Trim();
        return DottedNumbers.TryTake(ref rest, max: 3, out var numbers) && numbers.Count('.') == 2 && Prereleases.IsSuffix(rest);
    }

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.Trim();
        right = right.Trim();
        if (DottedNumbers.Compare(ref left, ref right) is not 0 and var numbers)
            return numbers;
        if (Prereleases.Compare(Prereleases.Of(left), Prereleases.Of(right)) is not 0 and var prerelease)
            return prerelease;
        var a = Build(left);
        var b = Build(right);
        return a.IsEmpty || b.IsEmpty ? b.IsEmpty.CompareTo(a.IsEmpty) : Prereleases.CompareIdentifiers(a, b);
    }

    static ReadOnlySpan<char> Build(ReadOnlySpan<char> suffix) => suffix[(suffix.IndexOf('+') is >= 0 and var plus ? plus + 1 : suffix.Length)..];
}
