namespace Plimsoll.Cel.Syntax;

public sealed class LexerTests
{
    [Theory]
    [InlineData("1", "Int")]
    [InlineData("007", "Int")]
    [InlineData("0xAf", "Int")]
    [InlineData("0XAf", "Int Name")]
    [InlineData("1u 1U 0x1u", "Uint Uint Uint")]
    [InlineData("1.5 .5 1e3 1.5E-3 2e+1", "Double Double Double Double Double")]
    [InlineData("1.", "Int Dot")]
    [InlineData("1.size", "Int Dot Name")]
    [InlineData("1e", "Int Name")]
    [InlineData("a.b", "Name Dot Name")]
    [InlineData("_a1 in true false null", "Name In True False Null")]
    [InlineData("a.`b-c/d e.f`", "Name Dot QuotedName")]
    [InlineData("'a' \"a\" r'a' R\"a\"", "String String String String")]
    [InlineData("b'a' B\"a\" br'a' BR'a'", "Bytes Bytes Bytes Bytes")]
    [InlineData("rb'a'", "Name String")]
    [InlineData("'''a'b''c''' \"\"\"\"\"\"", "String String")]
    [InlineData("r'\\' 'a\\'b'", "String String")]
    [InlineData("'''two\nlines'''", "String")]
    [InlineData("a // b c\n+ //", "Name Plus")]
    [InlineData("== != <= >= < > && || !", "Equal NotEqual LessOrEqual GreaterOrEqual Less Greater And Or Not")]
    [InlineData("\t\f\r\n ", "")]
    public void Text_is_cut_into_words(string text, string expected) => Assert.Equal(expected, Kinds(text));

    [Theory]
    [InlineData("=")]
    [InlineData("===")]
    [InlineData("a & b")]
    [InlineData("'a")]
    [InlineData("'a\n'")]
    [InlineData("'a\\'")]
    [InlineData("'''a''")]
    [InlineData("``")]
    [InlineData("`a")]
    [InlineData("`a$`")]
    [InlineData("\u00E9")]
    [InlineData("\u00A0")]
    [InlineData("\U0001F600")]
    public void What_is_no_word_is_refused_with_a_reason(string text)
    {
        var lexer = new Lexer(text);
        var token = lexer.Next();
        while (token.Kind is not (TokenKind.Invalid or TokenKind.End))
            token = lexer.Next();
        Assert.Equal(TokenKind.Invalid, token.Kind);
        Assert.NotEmpty(lexer.Problem);
    }

    static string Kinds(string text)
    {
        var lexer = new Lexer(text);
        var kinds = new List<TokenKind>();
        for (var token = lexer.Next(); token.Kind != TokenKind.End; token = lexer.Next())
            kinds.Add(token.Kind);
        return string.Join(' ', kinds);
    }
}
