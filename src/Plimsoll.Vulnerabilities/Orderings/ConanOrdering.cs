using System.Buffers;

namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders Conan versions: any count of numbers and words, a pre-release, and build metadata that counts.</summary>
/// <remarks>
/// https://docs.conan.io/2/tutorial/versioning/version_ranges.html: zeros at the end do not count, so <c>1.0</c> equals <c>1</c>. Conan
/// compares a number with a word as texts, which is no order (<c>2 &lt; 10 &lt; 10a &lt; 2</c>); here the digits that a word starts
/// with are compared as a number, then the rest of it.
/// </remarks>
public sealed class ConanOrdering : IVersionOrdering
{
    static readonly SearchValues<char> Characters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.+-");

    /// <inheritdoc/>
    public string Name => "conan";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version)
    {
        var text = version.Trim();
        return !text.IsEmpty && char.IsAsciiLetterOrDigit(text[0]) && !text.ContainsAnyExcept(Characters);
    }

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        Split(left, out var leftItems, out var leftPrerelease, out var leftBuild);
        Split(right, out var rightItems, out var rightPrerelease, out var rightBuild);
        if (CompareItems(leftItems, rightItems) is not 0 and var items)
            return items;
        if (leftPrerelease.IsEmpty || rightPrerelease.IsEmpty)
        {
            if (leftPrerelease.IsEmpty.CompareTo(rightPrerelease.IsEmpty) is not 0 and var isRelease)
                return isRelease;
        }
        else if (CompareItems(leftPrerelease, rightPrerelease) is not 0 and var prerelease)
        {
            return prerelease;
        }

        return leftBuild.IsEmpty || rightBuild.IsEmpty
            ? rightBuild.IsEmpty.CompareTo(leftBuild.IsEmpty)
            : CompareItems(leftBuild, rightBuild);
    }

    static void Split(
        ReadOnlySpan<char> version, out ReadOnlySpan<char> items, out ReadOnlySpan<char> prerelease, out ReadOnlySpan<char> build)
    {
        items = version.Trim();
        var plus = items.LastIndexOf('+');
        build = plus < 0 ? [] : items[(plus + 1)..];
        items = plus < 0 ? items : items[..plus];
        var dash = items.LastIndexOf('-');
        prerelease = dash < 0 ? [] : items[(dash + 1)..];
        items = dash < 0 ? items : items[..dash];
    }

    static int CompareItems(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (!left.IsEmpty || !right.IsEmpty)
        {
            if (CompareItem(TakeItem(ref left), TakeItem(ref right)) is not 0 and var difference)
                return difference;
        }

        return 0;
    }

    static ReadOnlySpan<char> TakeItem(scoped ref ReadOnlySpan<char> rest)
    {
        var dot = rest.IndexOf('.');
        var item = dot < 0 ? rest : rest[..dot];
        rest = dot < 0 ? [] : rest[(dot + 1)..];
        return item;
    }

    /// <summary>An absent item is zero; words without digits in front are newer than all numbers.</summary>
    static int CompareItem(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var leftIsWord = !left.IsEmpty && !char.IsAsciiDigit(left[0]);
        var rightIsWord = !right.IsEmpty && !char.IsAsciiDigit(right[0]);
        if (leftIsWord != rightIsWord)
            return leftIsWord ? 1 : -1;
        var number = DecimalDigits.Compare(DecimalDigits.Take(ref left), DecimalDigits.Take(ref right));
        return number != 0 ? number : left.SequenceCompareTo(right);
    }
}
