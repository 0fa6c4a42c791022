using CsCheck;

namespace Plimsoll.Rego.Builtins.GraphQl;

public sealed class GraphQlLexerTests
{
    static string Tokens(string text)
    {
        var lexer = new GraphQlLexer(text);
        var tokens = new List<string>();
        for (var token = lexer.Next(); token.Kind != GraphQlKind.End; token = lexer.Next())
        {
            tokens.Add($"{token}@{token.Line}:{token.Column}");
            if (token.Kind == GraphQlKind.Invalid)
                break;
        }

        return string.Join(' ', tokens);
    }

    [Theory]
    [InlineData("{ a }", "{@1:1 Name \"a\"@1:3 }@1:5")]
    [InlineData("# b\r\n,a", "Name \"a\"@2:2")]
    [InlineData("a\rb\nc", "Name \"a\"@1:1 Name \"b\"@2:1 Name \"c\"@3:1")]
    [InlineData("...-1 2.5e-3", "...@1:1 Int \"-1\"@1:4 Float \"2.5e-3\"@1:7")]
    [InlineData("\"\\u00e9\\n\" a", "String \"é\\n\"@1:2 Name \"a\"@1:12")]
    [InlineData("\"\uD83D\uDE00\" a", "String \"\uD83D\uDE00\"@1:2 Name \"a\"@1:5")]
    public void Tokens_are_told_with_their_places(string text, string tokens) => Assert.Equal(tokens, Tokens(text));

    [Fact]
    public void A_text_of_lines_loses_its_indentation()
    {
        var token = new GraphQlLexer("\"\"\"\n    a\n      b \\\"\"\"\n\n    c\n  \"\"\"").Next();

        Assert.Equal("a\n  b \"\"\"\n\nc", token.Text);
        Assert.Equal(GraphQlKind.BlockString, token.Kind);
    }

    [Theory]
    [InlineData("'", "Unexpected single quote")]
    [InlineData("\"a", "Unterminated string.")]
    [InlineData("\"\"\"a", "Unterminated string.")]
    [InlineData("\"\\x\"", "Invalid character escape sequence.")]
    [InlineData("\"\\u12", "Invalid character escape sequence.")]
    [InlineData("01", "Invalid number, unexpected digit after 0: \"1\".")]
    [InlineData("1.", "Invalid number, expected digit but got: <EOF>.")]
    [InlineData("-x", "Invalid number, expected digit but got: \"x\".")]
    [InlineData("?", "Cannot parse the unexpected character \"?\".")]
    [InlineData("\u0001", "Cannot contain the invalid character")]
    public void What_is_no_token_is_told(string text, string mistake)
    {
        var token = new GraphQlLexer(text).Next();

        Assert.Equal(GraphQlKind.Invalid, token.Kind);
        Assert.StartsWith(mistake, token.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_comes_to_an_end() => Gen.String[Gen.Char["{}()\"\\#.1e-a \r\n\té"], 0, 40].Sample(text => Tokens(text).Length >= 0);
}
