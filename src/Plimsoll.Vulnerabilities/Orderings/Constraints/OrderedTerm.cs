namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>A plain comparison by an ecosystem's ordering.</summary>
sealed class OrderedTerm(string comparison, string bound, IVersionOrdering ordering) : Term
{
    /// <summary>The term, or null where the comparison is unknown or the version is not valid.</summary>
    public static OrderedTerm? TryCreate(string comparison, string version, IVersionOrdering ordering) =>
        comparison is "" or "=" or "==" or "!=" or "<" or "<<" or "<=" or "=<" or ">" or ">>" or ">=" or "=>" && ordering.IsValid(version)
            ? new OrderedTerm(comparison, version, ordering)
            : null;

    /// <inheritdoc/>
    public override bool Admits(ReadOnlySpan<char> version, bool prereleases)
    {
        var difference = ordering.Compare(version, bound);
        return comparison switch
        {
            "!=" => difference != 0,
            "<" or "<<" => difference < 0,
            "<=" or "=<" => difference <= 0,
            ">" or ">>" => difference > 0,
            ">=" or "=>" => difference >= 0,
            _ => difference == 0,
        };
    }
}
