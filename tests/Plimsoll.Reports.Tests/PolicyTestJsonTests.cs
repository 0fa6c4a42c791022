using System.Text.Json;

namespace Plimsoll.Reports;

public sealed class PolicyTestJsonTests
{
    [Fact]
    public void The_report_is_as_reviewed()
    {
        var json = PolicyTestSample.Render(new PolicyTestJson());

        Golden.Equal("policy-test.json", json);
        using var document = JsonDocument.Parse(json);
        Assert.Equal(1, document.RootElement.GetProperty("schemaVersion").GetInt32());
    }

    [Fact]
    public void Coverage_is_told_where_it_is_asked_for()
    {
        using var document = JsonDocument.Parse(PolicyTestSample.Render(new PolicyTestJson(), showsCoverage: false));

        Assert.False(document.RootElement.TryGetProperty("coverage", out _));
    }
}
