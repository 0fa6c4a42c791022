using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>Requirements of Elixir: comparisons and <c>~&gt;</c> with <c>and</c> and <c>or</c> between them.</summary>
/// <remarks>https://hexdocs.pm/elixir/Version.html#module-requirements. Pre-releases are versions like all others.</remarks>
sealed class HexLanguage : IConstraintLanguage
{
    static readonly TermLanguage Terms = new((comparison, version, _) => Create(comparison, version));

    /// <inheritdoc/>
    public ImmutableArray<ImmutableArray<Term>>? Read(string text, ConstraintOptions options)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word switch { "or" => "||", "and" => ",", _ => word });
        return Terms.Read(string.Join(' ', words), options);
    }

    static ImmutableArray<Term> Create(string comparison, string version)
    {
        if (comparison == "!")
            comparison = "!=";
        if (comparison != "~>")
            return comparison is not "=" && OrderedTerm.TryCreate(comparison, version, SemVerOrdering.Hex) is { } term ? [term] : [];
        if (PartialVersion.TryParse(version, maxNumbers: 3) is not { HasWildcard: false, Numbers.Length: 2 or 3 } partial)
            return [];
        var lower = partial.Padded(3) + partial.Suffix;
        return SemVerOrdering.Hex.IsValid(lower)
            ? [new OrderedTerm(">=", lower, SemVerOrdering.Hex), new OrderedTerm("<", partial.Behind(partial.Numbers.Length - 1, 3) + "-0", SemVerOrdering.Hex)]
            : [];
    }
}
