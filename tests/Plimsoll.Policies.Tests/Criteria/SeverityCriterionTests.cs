using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Policies.Criteria;

public sealed class SeverityCriterionTests
{
    [Theory]
    [InlineData(Severity.Medium, Severity.Low, false)]
    [InlineData(Severity.Medium, Severity.Medium, true)]
    [InlineData(Severity.Medium, Severity.Critical, true)]
    [InlineData(Severity.Low, Severity.Unknown, false)]
    [InlineData(Severity.Unknown, Severity.Unknown, true)]
    [InlineData(Severity.Unknown, Severity.Low, true)]
    public void Denies_its_severity_and_worse(Severity minimum, Severity severity, bool denied) =>
        Assert.Equal(denied, new SeverityCriterion(minimum).Denies(Samples.Match(severity)));

    [Fact]
    public void Names_itself_as_the_flag_is_written() =>
        Assert.Equal("--fail-on medium", new SeverityCriterion(Severity.Medium).Rule);
}
