namespace Plimsoll.Images.Packages.Conda;

public sealed class CondaEnvironmentPackagesTests
{
    const string Good = """
        name: test
        dependencies:
          - python
          - conda-forge::a=1.0=h1_0
          - b==2.0
          - c 3.0 h1_5
          - d>=4.0
          - e =>5.0,<6
          - f=6.*
          - g 7|8
          - pip:
              - h==9.0; python_version > "3"
              - i>=1
          - 1
        """;

    static readonly CondaEnvironmentPackages Reader = new();

    [Fact]
    public void Only_what_is_pinned_is_read() =>
        Assert.Equal(["a 1.0 direct", "b 2.0 direct", "c 3.0 direct", "h 9.0 direct"], Reader.Read("environment.yml", Good).Lines());

    [Theory]
    [InlineData("text")]
    [InlineData("[]")]
    [InlineData("a: [")]
    public void What_is_no_environment_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("environment.yml", text));

    [Theory]
    [InlineData("dependencies: x")]
    [InlineData("dependencies:\n  - '='\n  - '=='\n  - pip: a==1\n  - pip:\n    - x: []")]
    public void Dependencies_of_another_shape_are_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("environment.yml", text));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("environment.yml", Good);

    [Theory]
    [InlineData("dependencies:\n  - 1\n")]
    [InlineData("dependencies:\n  - python>=3\n  - pip:\n    - flask\n")]
    [InlineData("dependencies:\n  - python=3.11\n  - pip: asgiref==3.8.1\n")]
    [InlineData("dependencies:\n  - pip:\n    - wrong:\n      - a\n")]
    public void A_file_that_pins_nothing_or_has_another_shape_says_so(string text) =>
        Assert.Throws<InvalidDataException>(() => new CondaEnvironmentPackages().Read("environment.yml", text));
}
