namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>The pessimistic comparison <c>~&gt; 1.4.2</c>: at least that, and all its numbers but the last stay.</summary>
/// <remarks><c>Gem::Requirement</c> and <c>Gem::Version#bump</c> of RubyGems 3.</remarks>
sealed class GemTerm(string bound, string end) : Term
{
    /// <summary>The term of a comparison, plain or pessimistic; null where it is none.</summary>
    public static Term? TryCreate(string comparison, string version)
    {
        if (comparison is "<<" or ">>" or "=>" or "=<" || version.Length == 0 || !VersionOrderings.Gem.IsValid(version))
            return null;
        if (comparison != "~>")
            return OrderedTerm.TryCreate(comparison, version, VersionOrderings.Gem);
        var numbers = Release(version).ToString().Split('.');
        var kept = numbers[..Math.Max(1, numbers.Length - 1)];
        kept[^1] = DecimalDigits.Increment(kept[^1]);
        return new GemTerm(version, string.Join('.', kept));
    }

    /// <inheritdoc/>
    public override bool Admits(ReadOnlySpan<char> version, bool prereleases) =>
        VersionOrderings.Gem.Compare(version, bound) >= 0 && VersionOrderings.Gem.Compare(Release(version), end) < 0;

    /// <summary>The numbers before the first word.</summary>
    static ReadOnlySpan<char> Release(ReadOnlySpan<char> version)
    {
        var rest = version.Trim();
        DottedNumbers.TryTake(ref rest, int.MaxValue, out var numbers);
        return rest is [not ('.' or '-' or ' '), ..] && numbers.LastIndexOf('.') is >= 0 and var dot ? numbers[..dot] : numbers;
    }
}
