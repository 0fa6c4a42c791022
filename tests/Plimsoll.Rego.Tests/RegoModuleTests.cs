namespace Plimsoll.Rego;

public sealed class RegoModuleTests
{
    [Fact]
    public void A_module_has_a_file_and_a_package()
    {
        var module = RegoModule.Parse("dir/x.rego", "package a.b[\"c d\"]");

        Assert.Equal(("dir/x.rego", "data.a.b.c d"), (module.File, module.Package));
    }

    [Fact]
    public void An_error_is_printed_with_its_place_and_code() => Assert.Equal(
        "x.rego:2: rego_parse_error: unexpected eof token: expected a term",
        Assert.Throws<RegoException>(() => RegoModule.Parse("x.rego", "package a\np :=")).Message);

    [Fact]
    public void No_text_is_a_wrong_argument() => Assert.Throws<ArgumentNullException>(() => RegoModule.Parse("x.rego", null!));
}
