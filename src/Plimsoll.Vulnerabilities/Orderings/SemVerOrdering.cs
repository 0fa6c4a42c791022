namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders semantic versions; numbers may have any length, and build metadata never counts.</summary>
/// <remarks>
/// SemVer 2.0.0, sections 2 to 11. <see cref="Strict"/> accepts exactly its grammar. <see cref="Npm"/> accepts what npm
/// itself installs, the loose form of node-semver 7: a leading <c>v</c>, <c>=</c> or blank, leading zeros, and a
/// pre-release without its hyphen (<c>1.2.3beta</c>); published packages carry all of these. Both compare alike.
/// </remarks>
public sealed class SemVerOrdering : IVersionOrdering
{
    readonly bool _loose;

    SemVerOrdering(string name, bool loose) => (Name, _loose) = (name, loose);

    /// <summary>The grammar of SemVer 2.0.0.</summary>
    public static SemVerOrdering Strict { get; } = new("semver", loose: false);

    /// <summary>The versions that npm installs.</summary>
    public static SemVerOrdering Npm { get; } = new("npm", loose: true);

    /// <summary>Rust's versions, exactly SemVer 2.0.0 (https://doc.rust-lang.org/cargo/reference/resolver.html).</summary>
    public static SemVerOrdering Cargo { get; } = new("cargo", loose: false);

    /// <summary>Elixir's and Erlang's versions, exactly SemVer 2.0.0 (https://hexdocs.pm/elixir/Version.html).</summary>
    public static SemVerOrdering Hex { get; } = new("hex", loose: false);

    /// <summary>Swift's versions, the tags of repositories, often with a leading <c>v</c>.</summary>
    public static SemVerOrdering Swift { get; } = new("swift", loose: true);

    /// <summary>Versions of GitHub's actions, the tags of repositories, with a leading <c>v</c>; <c>v4</c> is a tag that moves, and no version.</summary>
    public static SemVerOrdering GitHubActions { get; } = new("github-actions", loose: true);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version)
    {
        var rest = _loose ? WithoutPrefix(version) : version;
        for (var part = 0; part < 3; part++)
        {
            if (part > 0 && !TakeDot(ref rest))
                return false;
            if (!IsNumber(DecimalDigits.Take(ref rest)))
                return false;
        }

        if (rest.IsEmpty)
            return true;

        var plus = rest.IndexOf('+');
        if (plus >= 0 && !AreIdentifiers(rest[(plus + 1)..], mayHaveLeadingZeros: true))
            return false;
        var before = plus < 0 ? rest : rest[..plus];
        if (before.IsEmpty)
            return true;
        if (before[0] == '-' && (!_loose || before.Length > 1))
            before = before[1..];
        else if (!_loose)
            return false;
        return AreIdentifiers(before, _loose);
    }

    /// <inheritdoc/>
    /// <remarks>Missing numbers are zero, so that the text of a partial version has a place too.</remarks>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var numbers = CompareNumbers(ref left, ref right, count: 3);
        return numbers != 0 ? numbers : Prereleases.Compare(Prereleases.Of(left), Prereleases.Of(right));
    }

    /// <summary>Compares the first <paramref name="count"/> of the three numbers.</summary>
    internal static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int count) =>
        CompareNumbers(ref left, ref right, count);

    /// <summary>Whether a valid version is a pre-release.</summary>
    internal static bool IsPrerelease(ReadOnlySpan<char> version)
    {
        var rest = WithoutPrefix(version);
        for (var part = 0; part < 3; part++)
        {
            DecimalDigits.Take(ref rest);
            if (part < 2)
                TakeDot(ref rest);
        }

        return !Prereleases.Of(rest).IsEmpty;
    }

    static ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> version) => version.Trim().TrimStart("v= \t");

    static int CompareNumbers(scoped ref ReadOnlySpan<char> left, scoped ref ReadOnlySpan<char> right, int count)
    {
        left = WithoutPrefix(left);
        right = WithoutPrefix(right);
        for (var part = 0; part < count; part++)
        {
            if (part > 0)
            {
                TakeDot(ref left);
                TakeDot(ref right);
            }

            var number = DecimalDigits.Compare(DecimalDigits.Take(ref left), DecimalDigits.Take(ref right));
            if (number != 0)
                return number;
        }

        return 0;
    }

    static bool AreIdentifiers(ReadOnlySpan<char> text, bool mayHaveLeadingZeros)
    {
        if (!Prereleases.AreIdentifiers(text))
            return false;
        foreach (var range in mayHaveLeadingZeros ? default : text.Split('.'))
        {
            if (text[range] is ['0', _, ..] && DecimalDigits.IsNumber(text[range]))
                return false;
        }

        return true;
    }

    bool IsNumber(ReadOnlySpan<char> digits) => !digits.IsEmpty && (_loose || digits is ['0'] or [not '0', ..]);

    static bool TakeDot(scoped ref ReadOnlySpan<char> rest)
    {
        if (rest is not ['.', ..])
            return false;
        rest = rest[1..];
        return true;
    }
}
