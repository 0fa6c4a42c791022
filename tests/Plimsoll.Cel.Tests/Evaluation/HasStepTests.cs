using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Kubernetes;

namespace Plimsoll.Cel.Evaluation;

public sealed class HasStepTests
{
    [Theory]
    [InlineData("has({'a': null}.a) && !has({'a': 1}.b) && has({'a': {'b': 1}}.a.b)")]
    [InlineData("!has(optional.none().a) && has(optional.of({'a': 1}).a)")]
    public void A_field_is_there_or_not(string expression) => Expressions.IsTrue(expression);

    [Theory]
    [InlineData("has(dyn(1).a)", "no such key: a")]
    [InlineData("has(dyn(null).a)", "no such key: a")]
    [InlineData("has(dyn([1]).a)", "unsupported index type 'string' in list")]
    [InlineData("has({}.a.b)", "no such key: a")]
    public void What_has_no_fields_is_an_error(string expression, string message) => Expressions.Fails(expression, message);

    [Theory]
    [InlineData("!has(dyn(1).a) && !has(dyn(null).a) && !has(dyn('text').a)")]
    [InlineData("!dyn(1).?a.hasValue() && !dyn(null)[?'a'].hasValue() && dyn('text').?a.?b.orValue(2) == 2")]
    public void In_Kubernetes_what_has_no_fields_has_none(string expression) => Newest.IsTrue(expression);

    [Fact]
    public void In_Kubernetes_a_list_has_no_names_either_but_that_is_an_error() =>
        Newest.Fails("has(dyn([1]).a)", "unsupported index type 'string' in list");
}
