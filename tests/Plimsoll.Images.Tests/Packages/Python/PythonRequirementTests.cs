namespace Plimsoll.Images.Packages.Python;

public sealed class PythonRequirementTests
{
    [Theory]
    [InlineData("a==1.0", "a", "1.0")]
    [InlineData(" A.b_c [x, y] == 1.0rc1+local ; python_version > '3'", "A.b_c", "1.0rc1+local")]
    [InlineData("a===1.0", "a", "1.0")]
    [InlineData("a (==1.0)", "a", "1.0")]
    [InlineData("a==1.0 --hash=sha256:x", "a", "1.0")]
    [InlineData("a>=1,==1.2,<2", "a", "1.2")]
    [InlineData("a==2.8.*", "a", null)]
    [InlineData("a==info", "a", null)]
    [InlineData("a>=1", "a", null)]
    [InlineData("a!=1", "a", null)]
    [InlineData("a", "a", null)]
    [InlineData("a; x == 'y'", "a", null)]
    [InlineData("a @ https://x.example/a-1.0.whl", "a", null)]
    public void A_version_is_pinned_by_two_equals_signs(string text, string name, string? version) =>
        Assert.Equal(new PythonRequirement(name, version), PythonRequirement.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("==1.0")]
    [InlineData("-e .")]
    [InlineData("./folder")]
    public void Without_a_name_there_is_no_requirement(string text) => Assert.Null(PythonRequirement.Of(text));
}
