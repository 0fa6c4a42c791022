using System.Globalization;

namespace Plimsoll.Model.Posture;

/// <summary>A version of Kubernetes, a vendor's mark told apart from the release that it is built from.</summary>
/// <param name="Major">Always 1 so far.</param>
/// <param name="Minor">The release, e.g. 33.</param>
/// <param name="Patch">The patch of it.</param>
/// <param name="PreRelease"><c>alpha.1</c>, <c>beta.0</c>, <c>rc.2</c>; empty for a release.</param>
/// <param name="Vendor">The vendor's mark, e.g. <c>eks-ae9a62a</c>, <c>gke.100</c>, <c>k3s1</c>; empty for Kubernetes' own build.</param>
/// <remarks>
/// https://kubernetes.io/releases/version-skew-policy/ for the release; vendors append <c>-eks-…</c>, <c>-gke.N</c>, <c>+k3s1</c>,
/// <c>+rke2r1</c> and so on. They may have put a later fix into the build of an earlier release.
/// </remarks>
public sealed record KubernetesVersion(int Major, int Minor, int Patch, string PreRelease, string Vendor)
{
    /// <summary>Characters of a version.</summary>
    const int MaxLength = 128;

    /// <summary>Without the vendor's mark, e.g. <c>1.29.3</c>.</summary>
    public string Upstream => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}{(PreRelease.Length > 0 ? "-" + PreRelease : "")}");

    /// <summary>Reads a version.</summary>
    /// <param name="text">With or without a leading <c>v</c>.</param>
    /// <returns>The version; <c>null</c> where the text is none.</returns>
    public static KubernetesVersion? TryParse(string text)
    {
        var rest = text.Trim().TrimStart('v');
        if (rest.Length is 0 or > MaxLength)
            return null;
        var end = rest.AsSpan().IndexOfAny('-', '+');
        var numbers = (end < 0 ? rest : rest[..end]).Split('.');
        if (numbers.Length != 3 || !TryNumber(numbers[0], out var major) || !TryNumber(numbers[1], out var minor) || !TryNumber(numbers[2], out var patch))
            return null;
        var suffix = end < 0 ? "" : rest[(end + 1)..];
        if (end < 0 || rest[end] == '+' || !IsPreRelease(suffix))
            return new KubernetesVersion(major, minor, patch, "", suffix);
        var plus = suffix.IndexOf('+', StringComparison.Ordinal);
        return new KubernetesVersion(major, minor, patch, plus < 0 ? suffix : suffix[..plus], plus < 0 ? "" : suffix[(plus + 1)..]);
    }

    static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    static bool IsPreRelease(string suffix) =>
        suffix.StartsWith("alpha.", StringComparison.Ordinal)
        || suffix.StartsWith("beta.", StringComparison.Ordinal)
        || suffix.StartsWith("rc.", StringComparison.Ordinal);
}
