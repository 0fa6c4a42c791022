using CsCheck;

namespace Plimsoll.Rego.Syntax;

public sealed class ModuleParserTests
{
    static readonly string[] Words =
    [
        "package", "import", "data", "input", "rego.v1", "future.keywords", "default", "else", "if", "contains", "some", "every", "in", "not", "with", "as",
        "null", "true", "false", "set(", "x", "y", "f", "_", "p", "0", "1.5", "1e9", "\"s\"", "`r`", "$\"", "$`", "{", "}", "[", "]", "(", ")", ".", ",",
        ":", ";", ":=", "=", "==", "!=", "<", ">=", "+", "-", "*", "/", "%", "&", "|", "\"", "`", "#", "# METADATA\n", "\\", "\n", "\n", " ", "\t", "\r\n", "@", "é", "\ud800",
    ];

    static readonly string[] Examples =
    [
        "package a.b\nimport rego.v1\nimport data.lib.x as y\ndefault allow := false\nallow if { some i, c in input.cs; not y.f(c) with input.z as {\"a\": [1]} }",
        "package a[\"b\"]\nviolation contains {\"msg\": msg, \"d\": {\"k\": v}} if {\n  every k, v in input { v > {x | x := k[_]; x != 2} }\n  msg := sprintf(`%v`, [input])\n}",
        "package a\nf(x, [y, {\"k\": z}]) := y + z * 2 - -1 if x == 1 else := {1, 2} | {3} if x in [1, 2] else := $\"v {x} {y with input as 1}\"",
        "package a\n# METADATA\n# title: t\np.q[r].s := {k: v | some k, v in data.x} if true\np[x] { x := 1 }\nq = {[1, {}], set()} { 1 = 1 }",
    ];

    [Fact]
    public void Any_row_of_words_is_a_module_or_a_mistake() => Gen.Int[0, Words.Length - 1].Select(index => Words[index]).Array[0, 60].Sample(words =>
    {
        Read("package a\n" + string.Join(' ', words));
        Read(string.Concat(words));
    });

    [Fact]
    public void Any_change_of_a_module_is_a_module_or_a_mistake() =>
        Gen.Select(Gen.Int[0, Examples.Length - 1].Select(index => Examples[index]), Gen.Int[0, 400], Gen.Int[0, 8], Gen.Int[0, Words.Length - 1].Select(index => Words[index])).Sample((module, at, removed, word) =>
        {
            at = Math.Min(at, module.Length);
            Read(module[..at] + word + module[Math.Min(at + removed, module.Length)..]);
        });

    [Fact]
    public void Any_text_is_a_module_or_a_mistake() => Gen.String.Sample(text =>
    {
        Read(text);
        Read("package a\np := " + text);
    });

    [Theory]
    [InlineData("", "1:1: the module is empty: expected \"package\"")]
    [InlineData("# only a comment", "1:17: the module is empty: expected \"package\"")]
    [InlineData("p := 1", "1:1: unexpected \"p\" token: expected \"package\"")]
    [InlineData("package a.1", "1:11: unexpected number 1 token: expected identifier")]
    [InlineData("package a[1]", "1:11: expected a string in the path of the package")]
    [InlineData("package a\nimport foo", "2:1: unexpected import path \"foo\": it must begin with data or input, or be rego.v1 or future.keywords")]
    [InlineData("package a\nimport future.keywords.other", "2:1: unexpected import path \"future.keywords.other\": it must begin with data or input, or be rego.v1 or future.keywords")]
    [InlineData("package a\np", "2:1: expected a value or a body of the rule \"p\"")]
    [InlineData("package a\n1 := 2", "2:1: unexpected number 1 token: expected a rule, or \"import\" before the first rule")]
    public void Mistakes_have_a_place(string module, string mistake)
    {
        var error = Assert.Throws<RegoException>(() => RegoModule.Parse("m.rego", module)).Errors[0];

        Assert.Equal(("rego_parse_error", mistake), (error.Code, $"{error.Location.Row}:{error.Location.Column}: {error.Message}"));
        Assert.Equal("m.rego", error.Location.File);
    }

    [Fact]
    public void Sixteen_mebibytes_are_read_and_one_more_character_is_not()
    {
        var filler = "package a\n#" + new string('x', ModuleParser.MaxLength - 11);

        Assert.Equal("data.a", RegoModule.Parse("m.rego", filler).Package);
        Assert.Contains("16777216", Assert.Throws<RegoException>(() => RegoModule.Parse("m.rego", filler + "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Imports_are_known_under_their_last_word_or_another()
    {
        Assert.Equal("[1,2,3]", Policy.Value(
            "import data.lib.one\nimport data.lib.two as zwei\nimport input.x[\"y\"] as y\np := [one, zwei, y]", "{\"x\": {\"y\": 3}}", "{\"lib\": {\"one\": 1, \"two\": 2}}"));
    }

    static void Read(string text)
    {
        foreach (var dialect in new[] { RegoDialect.V0, RegoDialect.V1 })
        {
            try
            {
                RegoProgram.Compile([RegoModule.Parse("m.rego", text, dialect)]);
            }
            catch (RegoException error)
            {
                Assert.NotEmpty(error.Errors);
            }
        }
    }
}
