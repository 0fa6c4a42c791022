
namespace Plimsoll.Cel.Kubernetes;

public sealed class DynamicObjectTests
{
    [Theory]
    [InlineData("Object{spec: Object.spec{replicas: 3}} == Object{spec: Object.spec{replicas: 1 + 2}}")]
    [InlineData("Object{a: 1, b: 2} == Object{b: 2, a: 1} && Object{a: 1} != Object{a: 2} && Object{a: 1} != Object{}")]
    [InlineData("Object{spec: Object.spec{x: [1]}}.spec.x[0] == 1 && !has(Object{}.spec) && has(Object{spec: 1}.spec)")]
    [InlineData("Object{?a: optional.none()} == Object{} && Object{?a: optional.of(1)}.a == 1 && Object{}.?a == optional.none()")]
    public void Objects_are_made_and_compared(string expression) => Newest.IsTrue(expression);

    [Fact]
    public void Made_objects_list_their_fields()
    {
        var made = Assert.IsType<DynamicObject>(Newest.Evaluate("Object{metadata: Object.metadata{labels: {'a': 'b'}}, spec: 1}").AsStruct);

        Assert.Equal(["metadata", "spec"], made.Fields.Select(field => field.Key));
    }

    [Theory]
    [InlineData("Object{spec: Object.spec{list: [Object.spec.list{a: 1}], map: {'k': Object.spec.map{}}}}", "")]
    [InlineData("Object{spec: Object.metadata{}}", "unexpected type name \"Object.metadata\", expected \"Object.spec\"")]
    [InlineData("Object{spec: [Object{}]}", "unexpected type name \"Object\", expected \"Object.spec\"")]
    public void A_part_of_another_name_than_its_place_is_found(string expression, string expected)
    {
        var problems = string.Join('|', ((DynamicObject)Newest.Evaluate(expression).AsStruct!).MisnamedParts());

        Assert.StartsWith(expected, problems, StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0, problems.Length == 0);
    }
}
