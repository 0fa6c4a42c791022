namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders Kubernetes versions; a vendor's mark (<c>-eks-…</c>, <c>-gke.N</c>, <c>+k3s1</c>) does not count.</summary>
/// <remarks>
/// https://kubernetes.io/releases/version-skew-policy/: releases are semantic versions with an optional <c>v</c>, and only
/// <c>alpha.N</c>, <c>beta.N</c> and <c>rc.N</c> are pre-releases.
/// </remarks>
public sealed class KubernetesOrdering : IVersionOrdering
{
    /// <inheritdoc/>
    public string Name => "kubernetes";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version)
    {
        var rest = WithoutPrefix(version);
        return DottedNumbers.TryTake(ref rest, max: 3, out _) && Prereleases.IsSuffix(rest);
    }

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = WithoutPrefix(left);
        right = WithoutPrefix(right);
        var numbers = DottedNumbers.Compare(ref left, ref right);
        return numbers != 0 ? numbers : Prereleases.Compare(Prerelease(left), Prerelease(right));
    }

    static ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> version)
    {
        version = version.Trim();
        return version is ['v', ..] ? version[1..] : version;
    }

    /// <summary>The name and the number of a pre-release, without what a vendor has appended.</summary>
    static ReadOnlySpan<char> Prerelease(ReadOnlySpan<char> suffix)
    {
        var prerelease = Prereleases.Of(suffix);
        var rest = prerelease;
        if (AlphanumericRuns.TakeLetters(ref rest) is not ("alpha" or "beta" or "rc"))
            return [];
        if (rest is ['.', >= '0' and <= '9', ..])
            rest = rest[(1 + DecimalDigits.Count(rest[1..]))..];
        return prerelease[..^rest.Length];
    }
}
