using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Plimsoll.Cel.Builtins;

/// <summary>The sets of code points that regular expressions know by name.</summary>
/// <remarks>RE2, doc/syntax.txt.</remarks>
static class NamedCodePoints
{
    public static readonly CodePointSet Digits = CodePointSet.Of(('0', '9'));
    public static readonly CodePointSet Spaces = CodePointSet.Of(('\t', '\n'), ('\f', '\r'), (' ', ' '));
    public static readonly CodePointSet WordCharacters = CodePointSet.Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    static readonly FrozenDictionary<string, CodePointSet> AsciiClasses = new Dictionary<string, CodePointSet>(StringComparer.Ordinal)
    {
        ["alnum"] = CodePointSet.Of(('0', '9'), ('A', 'Z'), ('a', 'z')),
        ["alpha"] = CodePointSet.Of(('A', 'Z'), ('a', 'z')),
        ["ascii"] = CodePointSet.Of((0, 0x7F)),
        ["blank"] = CodePointSet.Of(('\t', '\t'), (' ', ' ')),
        ["cntrl"] = CodePointSet.Of((0, 0x1F), (0x7F, 0x7F)),
        ["digit"] = Digits,
        ["graph"] = CodePointSet.Of(('!', '~')),
        ["lower"] = CodePointSet.Of(('a', 'z')),
        ["print"] = CodePointSet.Of((' ', '~')),
        ["punct"] = CodePointSet.Of(('!', '/'), (':', '@'), ('[', '`'), ('{', '~')),
        ["space"] = CodePointSet.Of(('\t', '\r'), (' ', ' ')),
        ["upper"] = CodePointSet.Of(('A', 'Z')),
        ["word"] = WordCharacters,
        ["xdigit"] = CodePointSet.Of(('0', '9'), ('A', 'F'), ('a', 'f')),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The categories by their short names, in the order of <see cref="UnicodeCategory"/>.</summary>
    static readonly string[] Categories =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc",
        "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn",
    ];

    static readonly ConcurrentDictionary<string, CodePointSet> ByCategory = new(StringComparer.Ordinal);

    /// <summary>The set of <c>[:name:]</c>; <c>null</c> where there is none.</summary>
    public static CodePointSet? Ascii(string name) => AsciiClasses.GetValueOrDefault(name);

    /// <summary>The set of <c>\p{name}</c>, a category; <c>null</c> where there is none.</summary>
    public static CodePointSet? Category(string name)
    {
        if (name == "Any")
            return CodePointSet.Of((0, CodePointSet.Last));
        return name is not ("Cn" or "LC") && Array.Exists(Categories, category => category.StartsWith(name, StringComparison.Ordinal)) && name.Length is 1 or 2
            ? ByCategory.GetOrAdd(name, static wanted => CodePointSet.Of(RangesOf(wanted)))
            : null;
    }

    static IEnumerable<(int First, int Last)> RangesOf(string category)
    {
        var first = -1;
        for (var codePoint = 0; codePoint <= CodePointSet.Last + 1; codePoint++)
        {
            var isIn = codePoint <= CodePointSet.Last && IsIn(codePoint, category);
            if (isIn && first < 0)
                first = codePoint;
            if (isIn || first < 0)
                continue;
            yield return (first, codePoint - 1);
            first = -1;
        }
    }

    static bool IsIn(int codePoint, string category)
    {
        var name = Rune.IsValid(codePoint) ? Categories[(int)Rune.GetUnicodeCategory(new Rune(codePoint))] : "Cs";
        return name != "Cn" && name.StartsWith(category, StringComparison.Ordinal);
    }
}
