using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

public sealed class MergePatchTests
{
    // The examples of RFC 7396, appendix A, whose target and patch are objects.
    [Theory]
    [InlineData("{a: b}", "{a: c}", """{"a":"c"}""")]
    [InlineData("{a: b}", "{b: c}", """{"a":"b","b":"c"}""")]
    [InlineData("{a: b}", "{a: null}", "{}")]
    [InlineData("{a: b, b: c}", "{a: null}", """{"b":"c"}""")]
    [InlineData("{a: [b]}", "{a: c}", """{"a":"c"}""")]
    [InlineData("{a: c}", "{a: [b]}", """{"a":["b"]}""")]
    [InlineData("{a: {b: c}}", "{a: {b: d, c: null}}", """{"a":{"b":"d"}}""")]
    [InlineData("{a: [{b: c}]}", "{a: [1]}", """{"a":[1]}""")]
    [InlineData("{e: null}", "{a: 1}", """{"e":null,"a":1}""")]
    [InlineData("{}", "{a: {bb: {ccc: null}}}", """{"a":{"bb":{}}}""")]
    [InlineData("{a: b}", "{}", """{"a":"b"}""")]
    public void A_patch_changes_what_it_names(string target, string patch, string expected) =>
        Assert.Equal(expected, Yaml.Json(MergePatch.Apply(Yaml.Read(target), Yaml.Read(patch))));

    [Fact]
    public void Without_a_patch_nothing_changes()
    {
        var target = Yaml.Read("{a: b}");

        Assert.Same(target, MergePatch.Apply(target, null));
    }
}
