namespace Plimsoll.Cel.Kubernetes;

public sealed class SemverLibraryTests
{
    [Theory]
    [InlineData("isSemver('1.2.3-alpha.1+build') && !isSemver('1.2') && !isSemver('v1.2.3') && !isSemver('01.2.3') && isSemver('v1.2', true) && isSemver('01.02', true)")]
    [InlineData("semver('1.2.3').major() == 1 && semver('1.2.3').minor() == 2 && semver('1.2.3').patch() == 3 && semver('v1', true) == semver('1.0.0')")]
    [InlineData("semver('1.0.0-alpha').isLessThan(semver('1.0.0')) && semver('1.0.0-2').isLessThan(semver('1.0.0-10')) && semver('1.0.0-10').isLessThan(semver('1.0.0-a')) && semver('2.0.0').isGreaterThan(semver('1.9.9')) && semver('1.0.0').compareTo(semver('1.0.0+build')) == 0")]
    public void Functions_answer_as_in_Kubernetes(string expression) => Newest.IsTrue(expression);

    [Theory]
    [InlineData("semver('1.2')", "No Major.Minor.Patch elements found")]
    [InlineData("semver('1.2.03')", "Patch number must not contain leading zeroes \"03\"")]
    public void What_cannot_be_computed_is_an_error(string expression, string message) => Newest.Fails(expression, message);
}
