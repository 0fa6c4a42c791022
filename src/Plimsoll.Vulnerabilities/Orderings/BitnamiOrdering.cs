namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders versions of Bitnami's applications; the revision of the packaging (<c>2.3.1-4</c>) does not count.</summary>
/// <remarks>
/// https://github.com/bitnami/vulndb names upstream's versions, never a revision, so all revisions of a version are equal.
/// </remarks>
public sealed class BitnamiOrdering : IVersionOrdering
{
    /// <inheritdoc/>
    public string Name => "bitnami";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version) => LooseOrdering.Generic.IsValid(WithoutRevision(version));

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        LooseOrdering.Generic.Compare(WithoutRevision(left), WithoutRevision(right));

    static ReadOnlySpan<char> WithoutRevision(ReadOnlySpan<char> version)
    {
        var dash = version.LastIndexOf('-');
        return dash > 0 && DecimalDigits.IsNumber(version[(dash + 1)..]) ? version[..dash] : version;
    }
}
