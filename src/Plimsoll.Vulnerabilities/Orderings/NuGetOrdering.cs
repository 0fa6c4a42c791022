namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders NuGet versions: one to four numbers, a pre-release without regard to case, build metadata that never counts.</summary>
/// <remarks>
/// https://learn.microsoft.com/nuget/concepts/package-versioning and <c>NuGet.Versioning</c> 6: <c>1.0</c> equals
/// <c>1.0.0.0</c>. Numbers and labels may have any length here.
/// </remarks>
public sealed class NuGetOrdering : IVersionOrdering
{
    /// <summary>Major, minor, patch, revision.</summary>
    internal const int MaxNumbers = 4;

    /// <inheritdoc/>
    public string Name => "nuget";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version)
    {
        var rest = version.Trim();
        return DottedNumbers.TryTake(ref rest, MaxNumbers, out _) && Prereleases.IsSuffix(rest);
    }

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.Trim();
        right = right.Trim();
        var difference = DottedNumbers.Compare(ref left, ref right);
        return difference != 0 ? difference : Prereleases.Compare(Prereleases.Of(left), Prereleases.Of(right), ignoresCase: true);
    }
}
