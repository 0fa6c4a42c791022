using System.Buffers;

namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>
/// Orders Alpine package versions: <c>1.2.3a_rc4_p5~c0ffee-r6</c>, that is numbers, a letter, suffixes, a commit, a revision.
/// </summary>
/// <remarks>
/// The grammar and the comparison of apk-tools 3, <c>src/version.c</c> and apk-package(5). A number with a leading zero
/// behind a dot is a fraction: <c>1.05 &lt; 1.1</c>.
/// </remarks>
public sealed class ApkOrdering : IVersionOrdering
{
    /// <summary>What a piece of a version is; where one version ends or differs, the earlier kind is the newer version.</summary>
    enum Kind
    {
        FirstNumber,
        Number,
        Letter,
        Suffix,
        SuffixNumber,
        Commit,
        Revision,
        End,
        Invalid,
    }

    /// <summary>The rank in <see cref="SuffixRank"/> of a version without a suffix.</summary>
    const int NoSuffix = 4;

    /// <summary>A suffix that is none.</summary>
    const int UnknownSuffix = -1;

    static readonly SearchValues<char> CommitDigits = SearchValues.Create("0123456789abcdef");

    /// <inheritdoc/>
    public string Name => "apk";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version)
    {
        var pieces = new Pieces(version);
        while (pieces.Kind < Kind.End)
            pieces.MoveNext();
        return pieces.Kind == Kind.End;
    }

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var a = new Pieces(left);
        var b = new Pieces(right);
        while (a.Kind == b.Kind && a.Kind < Kind.End)
        {
            if (CompareValues(a, b) is not 0 and var difference)
                return difference;
            a.MoveNext();
            b.MoveNext();
        }

        if (a.Kind == b.Kind)
            return 0;
        if (IsBeforeRelease(a))
            return -1;
        return IsBeforeRelease(b) ? 1 : (int)b.Kind - (int)a.Kind;
    }

    static bool IsBeforeRelease(in Pieces piece) => piece.Kind == Kind.Suffix && SuffixRank(piece.Value) < NoSuffix;

    static int CompareValues(in Pieces a, in Pieces b) => a.Kind switch
    {
        Kind.Number when a.Value[0] == '0' || b.Value[0] == '0' => a.Value.SequenceCompareTo(b.Value),
        Kind.FirstNumber or Kind.Number or Kind.SuffixNumber or Kind.Revision => DecimalDigits.Compare(a.Value, b.Value),
        Kind.Suffix => SuffixRank(a.Value).CompareTo(SuffixRank(b.Value)),
        _ => a.Value.SequenceCompareTo(b.Value),
    };

    static int SuffixRank(ReadOnlySpan<char> suffix) => suffix switch
    {
        "alpha" => 0,
        "beta" => 1,
        "pre" => 2,
        "rc" => 3,
        "cvs" => 5,
        "svn" => 6,
        "git" => 7,
        "hg" => 8,
        "p" => 9,
        _ => UnknownSuffix,
    };

    /// <summary>Walks over the pieces of one version, from left to right.</summary>
    ref struct Pieces
    {
        ReadOnlySpan<char> _rest;

        public Pieces(ReadOnlySpan<char> version)
        {
            _rest = version;
            TakeNumber(Kind.FirstNumber);
        }

        public Kind Kind { get; private set; }

        public ReadOnlySpan<char> Value { get; private set; }

        public void MoveNext()
        {
            if (_rest.IsEmpty)
            {
                Kind = Kind.End;
                return;
            }

            switch (_rest[0])
            {
                case >= 'a' and <= 'z' when Kind <= Kind.Number:
                    Take(Kind.Letter, 1);
                    break;
                case '.' when Kind <= Kind.Number:
                    _rest = _rest[1..];
                    TakeNumber(Kind.Number);
                    break;
                case >= '0' and <= '9' when Kind == Kind.Suffix:
                    TakeNumber(Kind.SuffixNumber);
                    break;
                case '_' when Kind <= Kind.SuffixNumber:
                    _rest = _rest[1..];
                    TakeSuffix();
                    break;
                case '~' when Kind < Kind.Commit:
                    _rest = _rest[1..];
                    var end = _rest.IndexOfAnyExcept(CommitDigits);
                    Take(Kind.Commit, end < 0 ? _rest.Length : end);
                    break;
                case '-' when Kind < Kind.Revision && _rest.StartsWith("-r"):
                    _rest = _rest[2..];
                    TakeNumber(Kind.Revision);
                    break;
                default:
                    Kind = Kind.Invalid;
                    break;
            }
        }

        void TakeSuffix()
        {
            var end = _rest.IndexOfAnyExceptInRange('a', 'z');
            Take(Kind.Suffix, end < 0 ? _rest.Length : end);
            if (SuffixRank(Value) == UnknownSuffix)
                Kind = Kind.Invalid;
        }

        void TakeNumber(Kind kind) => Take(kind, DecimalDigits.Count(_rest));

        void Take(Kind kind, int length)
        {
            Kind = length == 0 ? Kind.Invalid : kind;
            Value = _rest[..length];
            _rest = _rest[length..];
        }
    }
}
