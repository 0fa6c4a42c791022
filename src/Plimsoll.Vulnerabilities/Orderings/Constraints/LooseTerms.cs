using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>Comparisons of versions with any count of numbers, with <c>~&gt;</c>, <c>~</c> and <c>^</c>.</summary>
/// <remarks>
/// <c>~&gt; 1.2.3</c> keeps all numbers but the last as RubyGems does; <c>~1.2</c> keeps two and <c>~1</c> one number as npm does;
/// <c>^</c> keeps up to the first that is not zero. Pre-releases are versions like all others.
/// </remarks>
static class LooseTerms
{
    /// <summary>The terms of one comparison; empty where it is none.</summary>
    public static ImmutableArray<Term> Create(string comparison, string version, IVersionOrdering ordering)
    {
        if (comparison is not ("~>" or "~" or "^"))
            return OrderedTerm.TryCreate(comparison, version, ordering) is { } term ? [term] : [];
        if (!ordering.IsValid(version) || PartialVersion.TryParse(version, int.MaxValue) is not { Numbers: [_, ..] } partial)
            return [];
        var count = partial.Numbers.Length;
        var kept = comparison switch
        {
            "^" => partial.KeptByCaret,
            "~" when count == 2 => 2,
            _ => Math.Max(1, count - 1),
        };
        return
        [
            new OrderedTerm(">=", version, ordering),
            new OrderedTerm("<", partial.Behind(kept, count), ordering),
        ];
    }
}
