using CsCheck;

namespace Plimsoll.Cel.Builtins;

public sealed class TextMatchTests
{
    [Fact]
    public void Long_texts_are_found_where_dotnet_finds_them() => Gen.Select(Gen.String[Gen.Char["ab"], 0, 400], Gen.String[Gen.Char["ab"], 1, 4], Gen.Int[17, 40], Gen.Int[0, 30])
        .Sample((text, part, count, cut) =>
        {
            var sought = string.Concat(Enumerable.Repeat(part, count));
            var searched = text.Insert(Math.Min(cut, text.Length), sought[(cut % 2)..]) + sought[..^(cut % 3)];
            return TextMatch.IndexOf(searched, sought) == searched.IndexOf(sought, StringComparison.Ordinal)
                && TextMatch.LastIndexOf(searched, sought) == searched.LastIndexOf(sought, StringComparison.Ordinal);
        });

    [Fact]
    public void A_text_longer_than_the_searched_one_is_not_found()
    {
        Assert.Equal(-1, TextMatch.IndexOf("aaa", new string('a', 100)));
        Assert.Equal(-1, TextMatch.LastIndexOf("aaa", new string('a', 100)));
    }
}
