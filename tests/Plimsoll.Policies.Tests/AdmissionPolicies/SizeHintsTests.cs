using Plimsoll.Cel.Types;

namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class SizeHintsTests
{
    const ulong LongestString = (3 * 1024 * 1024) - 2;

    [Theory]
    [InlineData("{type: string}", "", LongestString)]
    [InlineData("{type: string, maxLength: 10}", "", 40)]
    [InlineData("{type: string, maxLength: 9223372036854775807}", "", 9_223_372_036_854_775_804)]
    [InlineData("{type: string, enum: [a, abc]}", "", 3)]
    [InlineData("{type: string, format: byte, maxLength: 10}", "", 10)]
    [InlineData("{type: string, format: date}", "", 12)]
    [InlineData("{type: string, format: date-time}", "", 32)]
    [InlineData("{type: string, format: duration}", "", 32)]
    [InlineData("{x-kubernetes-int-or-string: true, maxLength: 5}", "", 20)]
    [InlineData("{x-kubernetes-int-or-string: true}", "", LongestString)]
    [InlineData("{type: integer}", "", 0)]
    [InlineData("{type: array, maxItems: 7, items: {type: string}}", "", 7)]
    [InlineData("{type: array, items: {type: string}}", "", LongestString / 3)]
    [InlineData("{type: array, items: {type: integer}}", "", LongestString / 2)]
    [InlineData("{type: array, items: {type: string, format: date-time}}", "", LongestString / 22)]
    [InlineData("{type: array, items: {type: object, required: [a, b], properties: {a: {type: string}, b: {type: string, default: x}, c: {type: string}}}}",
        "", LongestString / (2 + 1 + 2 + 4 + 1))]
    [InlineData("{type: array, items: {type: string, maxLength: 2}}", "@items", 8)]
    [InlineData("{type: object, additionalProperties: {type: boolean}}", "", LongestString / 10)]
    [InlineData("{type: object, maxProperties: 3, additionalProperties: {type: string, maxLength: 1}}", "", 3)]
    [InlineData("{type: object, maxProperties: 3, additionalProperties: {type: string, maxLength: 1}}", "@values", 4)]
    [InlineData("{type: object, maxProperties: 3, additionalProperties: {type: string, maxLength: 1}}", "@keys", 0)]
    public void A_size_is_the_declared_limit_or_what_fits_into_a_request(string schema, string step, ulong expected)
    {
        var hints = Hints($"{{it: {schema}}}");

        var size = hints.SizeOf(step.Length == 0 ? ["object", "it"] : ["object", "it", step], CelType.Dyn);

        Assert.Equal((0UL, expected), (size!.Value.Min, size.Value.Max));
    }

    [Theory]
    [InlineData("object.other")]
    [InlineData("params.it")]
    [InlineData("object.it.@items")]
    [InlineData("")]
    public void Of_other_values_nothing_is_known(string path) =>
        Assert.Null(Hints("{it: {type: string}}").SizeOf(path.Length == 0 ? [] : [.. path.Split('.')], CelType.Dyn));

    static SizeHints Hints(string properties) => new(
        new Dictionary<string, SchemaTypes>(StringComparer.Ordinal) { ["object"] = new("T", SchemaTypesTests.Custom(properties)) });
}
