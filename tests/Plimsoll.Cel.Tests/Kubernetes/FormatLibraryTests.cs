namespace Plimsoll.Cel.Kubernetes;

public sealed class FormatLibraryTests
{
    [Theory]
    [InlineData("!format.dns1123Label().validate('my-name').hasValue() && format.dns1123Label().validate('My').hasValue() && format.named('dns1123Label').value() == format.dns1123Label()")]
    [InlineData("!format.named('unknown').hasValue() && !format.uuid().validate('123e4567-e89b-12d3-a456-426614174000').hasValue() && format.uuid().validate('x').value().size() == 1")]
    [InlineData("!format.date().validate('2021-01-01').hasValue() && format.date().validate('2021-13-01').hasValue() && !format.datetime().validate('2021-01-01T00:00:00Z').hasValue()")]
    [InlineData("!format.byte().validate('aGVsbG8=').hasValue() && format.byte().validate('?').hasValue() && !format.uri().validate('https://a/b').hasValue() && !format.qualifiedName().validate('a/b').hasValue() && format.labelValue().validate('-').hasValue()")]
    public void Functions_answer_as_in_Kubernetes(string expression) => Newest.IsTrue(expression);
}
