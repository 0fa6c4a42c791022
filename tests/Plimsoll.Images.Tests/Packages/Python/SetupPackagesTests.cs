namespace Plimsoll.Images.Packages.Python;

public sealed class SetupPackagesTests
{
    const string Program = """"
        # "x==0"
        """An example: a == 1 is an expression."""
        REQUIRES = ["py>=1.5", 'pathlib3==2.2.0;python_version<"3.6"', " mypy2 == v0.770"]
        setup(
            version="1.0",
            install_requires=REQUIRES + """
        django==4.2.23
        """.split(),
            extras_require={"x": [f"made=={VERSION}", "b==%s" % v]},
        )
        """";

    const string Options = """
        [metadata]
        name = x
        [options]
        packages = find:
        install_requires =
            requests==2.31.0
            six>=1
        # comment
        [options.extras_require]
        dev = black==23.1
          mypy==1.7
        [tool]
        x = a==1
        """;

    static readonly SetupPackages Reader = new();

    [Theory]
    [InlineData("src/setup.py", true)]
    [InlineData("setup.cfg", true)]
    [InlineData("usr/lib/python3/dist-packages/x/setup.py", false)]
    [InlineData("src/mysetup.py", false)]
    public void Reads_projects(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Texts_of_a_program_that_pin_a_version_are_read() =>
        Assert.Equal(["pathlib3 2.2.0", "mypy2 v0.770", "django 4.2.23"], Reader.Read("setup.py", Program).Lines());

    [Fact]
    public void Options_name_their_lists() =>
        Assert.Equal(["requests 2.31.0", "black 23.1", "mypy 1.7"], Reader.Read("setup.cfg", Options).Lines());

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException()
    {
        Reader.SurvivesEdits("setup.py", Program);
        Reader.SurvivesEdits("setup.cfg", Options);
    }
}
