namespace Plimsoll.Cel.Kubernetes;

public sealed class KubernetesListsLibraryTests
{
    [Theory]
    [InlineData("[1, 2, 2].isSorted() && ![2.0, 1.0].isSorted() && ['a', 'B'].isSorted() == false && [].isSorted()")]
    [InlineData("[1, 2].sum() == 3 && [1u, 2u].sum() == 3u && [1.5, 2.5].sum() == 4.0 && [].sum() == 0")]
    [InlineData("[duration('1m'), duration('1s')].sum() == duration('61s')")]
    [InlineData("[3, 1, 2].min() == 1 && [3, 1, 2].max() == 3 && ['b', 'a'].min() == 'a' && [true, false].max()")]
    [InlineData("[b'b', b'a'].max() == b'b' && [timestamp('2024-01-01T00:00:00Z'), timestamp('2023-01-01T00:00:00Z')].isSorted() == false")]
    [InlineData("[1, 2, 2, 3].indexOf(2) == 1 && [1, 2, 2, 3].lastIndexOf(2) == 2 && [1].indexOf(5) == -1")]
    [InlineData("[1, 2].includes(2) && ![1, 2].includes(3) && 'a'.includes('a') && !'a'.includes('b')")]
    public void Functions_answer_as_in_Kubernetes(string expression) => Newest.IsTrue(expression);

    [Theory]
    [InlineData("[1].filter(i, i > 1).min()", "min called on empty list")]
    [InlineData("[9223372036854775807, 1].sum()", "integer overflow")]
    [InlineData("[18446744073709551615u, 1u].sum()", "unsigned integer overflow")]
    [InlineData("[dyn(1), dyn([])].max()", "no such overload")]
    public void What_cannot_be_computed_is_an_error(string expression, string message) => Newest.Fails(expression, message);
}
