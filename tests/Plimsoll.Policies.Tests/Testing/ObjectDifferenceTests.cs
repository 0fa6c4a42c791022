using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

public sealed class ObjectDifferenceTests
{
    [Theory]
    [InlineData("{a: 1}", "{a: 1, b: 2}", "")]
    [InlineData("{a: null}", "{b: 2}", "")]
    [InlineData("{a: 1.0}", "{a: 1}", "")]
    [InlineData("{a: null}", "{a: 2}", "a: nothing, 2")]
    [InlineData("{a: 1}", "{}", "a: 1, nothing")]
    [InlineData("{a: '1'}", "{a: 1}", "a: \"1\", 1")]
    [InlineData("{a: {b: {c: 1}}}", "{a: {b: {c: 2, d: 3}}}", "a.b.c: 1, 2")]
    [InlineData("{a: [{b: 1}, {b: 2}]}", "{a: [{b: 1, c: 1}, {b: 3}]}", "a[1].b: 2, 3")]
    [InlineData("{a: [1, 2]}", "{a: [1]}", "a: [1,2], [1]")]
    [InlineData("{a: [1]}", "{a: {b: 1}}", "a: [1], {\"b\":1}")]
    [InlineData("{a: {x.y/z: 1}}", "{a: {}}", "a['x.y/z']: 1, nothing")]
    public void An_object_may_hold_more_than_is_expected(string expected, string actual, string differences) =>
        Assert.Equal(differences, Text(ObjectDifference.Lacking(Yaml.Read(expected), Yaml.Read(actual))));

    [Theory]
    [InlineData("{a: 1}", "{a: 1, b: null}", "")]
    [InlineData("{a: 1}", "{a: 1, b: 2}", "b: nothing, 2")]
    [InlineData("{a: {b: 1}}", "{a: {b: 1, c: {}}}", "a.c: nothing, {}")]
    public void Equal_objects_hold_the_same(string expected, string actual, string differences) =>
        Assert.Equal(differences, Text(ObjectDifference.Between(Yaml.Read(expected), Yaml.Read(actual))));

    [Fact]
    public void The_number_of_differences_is_bounded()
    {
        var many = Yaml.Read($"{{{string.Join(", ", Enumerable.Range(0, 100).Select(i => $"k{i}: 1"))}}}");

        Assert.Equal(PolicyTestLimits.MaxDifferences, ObjectDifference.Lacking(many, Yaml.Read("{}")).Count);
        Assert.Equal(PolicyTestLimits.MaxDifferences, ObjectDifference.Between(Yaml.Read("{}"), many).Count);
    }

    static string Text(IEnumerable<ObjectDifference> differences) =>
        string.Join("; ", differences.Select(difference => $"{difference.Path}: {difference.Expected}, {difference.Got}"));
}
