namespace Plimsoll.Cel.Kubernetes;

public sealed class JsonPatchOperationTests
{
    [Theory]
    [InlineData("jsonpatch.escapeKey('k8s.io/a~b') == 'k8s.io~1a~0b' && jsonpatch.escapeKey('~1') == '~01'")]
    [InlineData("JSONPatch{op: 'add', path: '/a', value: 1} == JSONPatch{op: 'add', path: '/a', value: 1}")]
    [InlineData("JSONPatch{op: 'add', path: '/a', value: 1} != JSONPatch{op: 'add', path: '/a'}")]
    [InlineData("JSONPatch{op: 'move', from: '/a', path: '/b'}.from == '/a' && !has(JSONPatch{op: 'x'}.value)")]
    public void Operations_are_made_and_compared(string expression) => Newest.IsTrue(expression);

    [Fact]
    public void An_operation_that_is_no_text_is_an_error() =>
        Newest.Fails("JSONPatch{op: dyn(1)}", "unexpected type int for JSONPatchType 'op' field");

    [Fact]
    public void An_operation_has_its_parts()
    {
        var patch = Assert.IsType<JsonPatchOperation>(Newest.Evaluate("JSONPatch{op: 'test', path: '/a', value: null}").AsStruct);

        Assert.Equal(("test", "/a", "", true), (patch.Operation, patch.Path, patch.From, patch.HasValue));
    }
}
