using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Rbac;

public sealed class AggregationSelectorTests
{
    [Theory]
    [InlineData("{}", true)]
    [InlineData("{matchLabels: {a: x}}", true)]
    [InlineData("{matchLabels: {a: y}}", false)]
    [InlineData("{matchExpressions: [{key: a, operator: In, values: [x, y]}]}", true)]
    [InlineData("{matchExpressions: [{key: b, operator: NotIn, values: [x]}]}", true)]
    [InlineData("{matchExpressions: [{key: a, operator: NotIn, values: [x]}]}", false)]
    [InlineData("{matchExpressions: [{key: a, operator: Exists}]}", true)]
    [InlineData("{matchExpressions: [{key: b, operator: DoesNotExist}]}", true)]
    public async Task Conditions_hold_as_Kubernetes_has_them(string selector, bool isSelected)
    {
        var data = await ManifestText.DataAsync($"  labels: {{a: x}}\n  selector: {selector}\n");

        var read = AggregationSelector.Read(Assert.IsType<MappingNode>(data["selector"]));

        Assert.Equal(isSelected, Assert.IsType<AggregationSelector>(read).Matches(data["labels"] as MappingNode));
    }

    [Theory]
    [InlineData("{matchExpressions: [{key: a, operator: In}]}")]
    [InlineData("{matchExpressions: [{key: a, operator: Exists, values: [x]}]}")]
    [InlineData("{matchExpressions: [{key: a, operator: Gt, values: ['1']}]}")]
    public async Task A_wrong_condition_is_no_selector(string selector)
    {
        var data = await ManifestText.DataAsync($"  selector: {selector}\n");

        Assert.Null(AggregationSelector.Read(Assert.IsType<MappingNode>(data["selector"])));
    }
}
