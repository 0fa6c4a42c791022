namespace Plimsoll.Images.Packages.Opam;

public sealed class OpamPackagesTests
{
    const string Good = """"
        opam-version: "2.0"
        description: """
        version: "9.9"
        """
        version: "1.5.0"
        license: "ISC"
        """";

    static readonly OpamPackages Reader = new();

    [Theory]
    [InlineData("root/.opam/default/.opam-switch/packages/re.1.10.4/opam", true)]
    [InlineData("src/alcotest.opam", true)]
    [InlineData("root/.opam/repo/default/packages/re/re.1.10.4/opam", false)]
    [InlineData("usr/bin/opam.exe", false)]
    public void Reads_what_is_installed_and_projects(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void The_folder_names_an_installed_package() =>
        Assert.Equal(["re 1.10.4"], Reader.Read("p/re.1.10.4/opam", "opam-version: \"2.0\"\n").Lines());

    [Fact]
    public void A_project_states_its_version_and_no_line_of_a_text_is_a_field()
    {
        var package = Assert.Single(Reader.Read("src/alcotest.opam", Good));

        Assert.Equal(("alcotest", "1.5.0", "ISC"), (package.Name, package.Version, Assert.Single(package.Licenses)));
        Assert.Empty(Reader.Read("src/x.opam", "opam-version: \"2.0\"\n"));
    }

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("src/alcotest.opam", Good);
}
