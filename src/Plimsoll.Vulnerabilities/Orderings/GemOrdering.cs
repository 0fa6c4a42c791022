using System.Buffers;

namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders RubyGems versions: numbers and words, where a word makes a pre-release: <c>1.2.0.rc1</c>.</summary>
/// <remarks>
/// <c>Gem::Version</c> of RubyGems 3: a hyphen stands for <c>.pre.</c>, zeros before the first word and at the end do not
/// count, a word is older than any number. The platform of a gem's full name is not part of its version and is left
/// out: <c>1.2.0-x86_64-linux</c> is <c>1.2.0</c>, see <c>Gem::Platform</c>.
/// </remarks>
public sealed class GemOrdering : IVersionOrdering
{
    static readonly SearchValues<char> WordCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-");

    /// <summary>The processors and runtimes that the platform part of a gem's name starts with.</summary>
    static readonly string[] Platforms =
    [
        "x86", "x64", "i386", "i486", "i586", "i686", "universal", "aarch64", "arm", "java", "jruby", "dalvik", "mswin", "mingw",
        "powerpc", "ppc", "sparc", "s390", "riscv", "loongarch", "mips", "darwin", "linux",
    ];

    /// <inheritdoc/>
    public string Name => "gem";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version)
    {
        var rest = WithoutPlatform(version.Trim());
        if (rest.IsEmpty)
            return version.IndexOfAnyExcept(' ', '\t') < 0;
        var dash = rest.IndexOf('-');
        var main = dash < 0 ? rest : rest[..dash];
        if (DecimalDigits.Take(ref main).IsEmpty || (!main.IsEmpty && (main[0] != '.' || !AreWords(main[1..]))))
            return false;
        return dash < 0 || AreWords(rest[(dash + 1)..]);
    }

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var a = new Segments(left);
        var b = new Segments(right);
        while (true)
        {
            var isLeft = a.MoveNext();
            var isRight = b.MoveNext();
            if (!isLeft && !isRight)
                return 0;
            var leftIsWord = isLeft && a.IsWord;
            var rightIsWord = isRight && b.IsWord;
            if (leftIsWord != rightIsWord)
                return leftIsWord ? -1 : 1;
            var difference = leftIsWord
                ? a.Value.SequenceCompareTo(b.Value)
                : DecimalDigits.Compare(isLeft ? a.Value : [], isRight ? b.Value : []);
            if (difference != 0)
                return difference;
        }
    }

    /// <summary>The version without the platform that a gem's full name may carry.</summary>
    internal static ReadOnlySpan<char> WithoutPlatform(ReadOnlySpan<char> version)
    {
        for (var dash = version.IndexOf('-'); dash >= 0;)
        {
            foreach (var platform in Platforms)
            {
                if (version[(dash + 1)..].StartsWith(platform, StringComparison.OrdinalIgnoreCase))
                    return version[..dash];
            }

            var next = version[(dash + 1)..].IndexOf('-');
            dash = next < 0 ? -1 : dash + 1 + next;
        }

        return version;
    }

    static bool AreWords(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var end = text.IndexOfAnyExcept(WordCharacters);
            if (end == 0 || text.IsEmpty)
                return false;
            if (end < 0)
                return true;
            if (text[end] != '.')
                return false;
            text = text[(end + 1)..];
        }
    }

    /// <summary>Walks over numbers and words, without the zeros that do not count.</summary>
    ref struct Segments
    {
        ReadOnlySpan<char> _rest;
        readonly ReadOnlySpan<char> _words;
        bool _isInWords;

        public Segments(ReadOnlySpan<char> version)
        {
            var text = WithoutPlatform(version.Trim());
            var end = 0;
            var significant = 0;
            while (end < text.Length && (text[end] == '.' || char.IsAsciiDigit(text[end])))
            {
                var digits = DecimalDigits.Count(text[end..]);
                var isZero = !text.Slice(end, digits).ContainsAnyExcept('0');
                end += Math.Max(digits, 1);
                if (!isZero)
                    significant = end;
            }

            _rest = text[..significant];
            _words = text[end..];
        }

        public bool IsWord { get; private set; }

        public ReadOnlySpan<char> Value { get; private set; }

        public bool MoveNext()
        {
            while (true)
            {
                if (_rest.IsEmpty)
                {
                    if (_isInWords)
                        return false;
                    _isInWords = true;
                    _rest = _words;
                    continue;
                }

                IsWord = !char.IsAsciiDigit(_rest[0]);
                if (_rest[0] == '-')
                {
                    Value = "pre";
                    _rest = _rest[1..];
                    return true;
                }

                Value = IsWord ? AlphanumericRuns.TakeLetters(ref _rest) : DecimalDigits.Take(ref _rest);
                if (!Value.IsEmpty)
                    return true;
                _rest = _rest[1..];
            }
        }
    }
}
