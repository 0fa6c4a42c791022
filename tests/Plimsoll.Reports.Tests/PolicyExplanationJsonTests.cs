using System.Text.Json;

namespace Plimsoll.Reports;

public sealed class PolicyExplanationJsonTests
{
    [Fact]
    public void The_report_is_as_reviewed() => Golden.Equal("policy-explain.json", PolicyExplanationSample.Render(new PolicyExplanationJson()));

    [Fact]
    public void A_cost_that_nothing_bounds_has_no_greatest_value()
    {
        using var document = JsonDocument.Parse(PolicyExplanationSample.Render(new PolicyExplanationJson()));
        var policy = document.RootElement.GetProperty("policies")[0];

        Assert.False(policy.GetProperty("cost").TryGetProperty("max", out _));
        Assert.Equal(2, policy.GetProperty("conditionCost").GetProperty("max").GetInt64());
    }

    [Fact]
    public void A_template_is_told_with_its_engine_and_what_it_asks_about()
    {
        using var document = JsonDocument.Parse(PolicyExplanationSample.Render(new PolicyExplanationJson(), PolicyExplanationSample.Template));
        var policy = document.RootElement.GetProperty("policies")[0];

        Assert.Equal("Rego", policy.GetProperty("engine").GetString());
        Assert.Equal("data.inventory cluster/v1/Namespace", policy.GetProperty("reads")[0].GetString());
    }
}
