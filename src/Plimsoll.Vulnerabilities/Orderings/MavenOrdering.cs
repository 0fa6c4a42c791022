using System.Buffers;

namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders Maven versions: numbers and qualifiers, nested by hyphens and by changes between digits and letters.</summary>
/// <remarks>
/// https://maven.apache.org/pom.html#version-order-specification and <c>ComparableVersion</c> of Maven 3.8.7 and later. Every
/// text is a version for Maven; here blanks and control characters are not. Maven's comparison is no total order where a
/// qualifier stands between two dots (<c>1 &lt; 1.x.2 &lt; 1-rc &lt; 1</c>), and neither is this one.
/// </remarks>
public sealed class MavenOrdering : IVersionOrdering
{
    static readonly SearchValues<char> Forbidden = SearchValues.Create(" \t\r\n\0[](),<>=/\\\"?*|:");

    /// <inheritdoc/>
    public string Name => "maven";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version)
    {
        if (version.IsEmpty || version.ContainsAny(Forbidden))
            return false;
        foreach (var character in version)
        {
            if (char.IsControl(character) || char.IsWhiteSpace(character))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var a = new MavenPieces(left);
        var b = new MavenPieces(right);
        a.MoveNext();
        b.MoveNext();
        while (a.Kind != MavenPieceKind.End || b.Kind != MavenPieceKind.End)
        {
            var difference = ComparePieces(a, b);
            if (difference != 0)
                return difference;

            // A list beside the end of the other version is compared piece by piece with nothing.
            a.MoveNext();
            b.MoveNext();
        }

        return 0;
    }

    static int ComparePieces(in MavenPieces a, in MavenPieces b)
    {
        if (a.Kind == MavenPieceKind.End)
            return -WithNothing(b);
        if (b.Kind == MavenPieceKind.End)
            return WithNothing(a);
        if (a.Kind != b.Kind)
            return (int)a.Kind - (int)b.Kind;
        return a.Kind switch
        {
            MavenPieceKind.Number => DecimalDigits.Compare(a.Value, b.Value),
            MavenPieceKind.Qualifier => CompareQualifiers(a, b),
            _ => 0,
        };
    }

    static int WithNothing(in MavenPieces piece) => piece.Kind switch
    {
        MavenPieceKind.Number => DecimalDigits.Compare(piece.Value, []),
        MavenPieceKind.Qualifier => piece.Rank.CompareTo(MavenToken.ReleaseRank),
        _ => 0,
    };

    static int CompareQualifiers(in MavenPieces a, in MavenPieces b)
    {
        if (a.Rank != b.Rank || a.Rank != MavenToken.UnknownRank)
            return a.Rank.CompareTo(b.Rank);
        return CompareLowerCase(a.Value, b.Value);
    }

    static int CompareLowerCase(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        for (var index = 0; index < Math.Min(left.Length, right.Length); index++)
        {
            if (char.ToLowerInvariant(left[index]).CompareTo(char.ToLowerInvariant(right[index])) is not 0 and var difference)
                return difference;
        }

        return left.Length.CompareTo(right.Length);
    }
}
