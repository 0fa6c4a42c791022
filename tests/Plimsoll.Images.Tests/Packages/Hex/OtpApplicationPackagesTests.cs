namespace Plimsoll.Images.Packages.Hex;

public sealed class OtpApplicationPackagesTests
{
    const string Good = """
        %% made by a build
        {application, 'rabbit', [
          {description, "a 'thing'"},
          {vsn, "3.12.10"},
          {modules, [a, b]}
        ]}.
        """;

    static readonly OtpApplicationPackages Reader = new();

    [Fact]
    public void The_term_names_the_application() => Assert.Equal(["rabbit 3.12.10"], Reader.Read("lib/rabbit/ebin/rabbit.app", Good).Lines());

    [Fact]
    public void Files_of_other_programs_name_none() => Assert.Empty(Reader.Read("x.app", "something else"));

    [Theory]
    [InlineData("{application, x, [{vsn, git}]}.")]
    [InlineData("[{application, x, [{vsn, \"1\"}]}].")]
    public void A_computed_version_or_another_term_is_a_fault(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("x.app", text));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("x.app", Good);
}
