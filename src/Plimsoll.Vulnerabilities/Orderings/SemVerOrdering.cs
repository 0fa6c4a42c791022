using System.Buffers;

namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders semantic versions; numbers may have any length, and build metadata never counts.</summary>
/// <remarks>
/// SemVer 2.0.0, sections 2 to 11. <see cref="Strict"/> accepts exactly its grammar. <see cref="Npm"/> accepts what npm
/// itself installs, the loose form of node-semver 7: a leading <c>v</c>, <c>=</c> or blank, leading zeros, and a
/// pre-release without its hyphen (<c>1.2.3beta</c>); published packages carry all of these. Both compare alike.
/// </remarks>
public sealed class SemVerOrdering : IVersionOrdering
{
    static readonly SearchValues<char> IdentifierCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-.");

    readonly bool _loose;

    SemVerOrdering(string name, bool loose) => (Name, _loose) = (name, loose);

    /// <summary>The grammar of SemVer 2.0.0.</summary>
    public static SemVerOrdering Strict { get; } = new("semver", loose: false);

    /// <summary>The versions that npm installs.</summary>
    public static SemVerOrdering Npm { get; } = new("npm", loose: true);

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
        return numbers != 0 ? numbers : ComparePrereleases(Prerelease(left), Prerelease(right));
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

        return !Prerelease(rest).IsEmpty;
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

    /// <summary>What stands between the three numbers and the build metadata.</summary>
    static ReadOnlySpan<char> Prerelease(ReadOnlySpan<char> rest)
    {
        var plus = rest.IndexOf('+');
        if (plus >= 0)
            rest = rest[..plus];
        return rest is ['-', _, ..] ? rest[1..] : rest;
    }

    static int ComparePrereleases(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.IsEmpty || right.IsEmpty)
            return left.IsEmpty.CompareTo(right.IsEmpty);

        while (true)
        {
            var more = TakeIdentifier(ref left, out var a);
            var moreOfRight = TakeIdentifier(ref right, out var b);
            if (CompareIdentifiers(a, b) is not 0 and var difference)
                return difference;
            if (!more || !moreOfRight)
                return more.CompareTo(moreOfRight);
        }
    }

    static bool TakeIdentifier(scoped ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> identifier)
    {
        var dot = rest.IndexOf('.');
        identifier = dot < 0 ? rest : rest[..dot];
        rest = rest[(dot + 1)..];
        return dot >= 0;
    }

    static int CompareIdentifiers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var leftIsNumber = DecimalDigits.IsNumber(left);
        var rightIsNumber = DecimalDigits.IsNumber(right);
        if (leftIsNumber != rightIsNumber)
            return leftIsNumber ? -1 : 1;
        return leftIsNumber ? DecimalDigits.Compare(left, right) : left.SequenceCompareTo(right);
    }

    static bool AreIdentifiers(ReadOnlySpan<char> text, bool mayHaveLeadingZeros)
    {
        if (text.ContainsAnyExcept(IdentifierCharacters))
            return false;

        bool more;
        do
        {
            more = TakeIdentifier(ref text, out var identifier);
            if (identifier.IsEmpty)
                return false;
            if (!mayHaveLeadingZeros && identifier is ['0', _, ..] && DecimalDigits.IsNumber(identifier))
                return false;
        }
        while (more);
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
