namespace Plimsoll.Cel.Kubernetes;

public sealed class KubernetesRegexLibraryTests
{
    [Theory]
    [InlineData("'abc 123'.find('[0-9]+') == '123' && 'abc'.find('[0-9]+') == ''")]
    [InlineData("'12 a 45'.findAll('[0-9]+') == ['12', '45'] && 'a'.findAll('b') == []")]
    [InlineData("'1 2 3'.findAll('[0-9]', 2) == ['1', '2'] && '1 2'.findAll('[0-9]', 0) == [] && '1 2'.findAll('[0-9]', -1).size() == 2")]
    [InlineData("'12ab'.findAll('[0-9]*') == ['12', '', '']")]
    [InlineData("'\\U0001F600'.findAll('x*') == ['', '']")]
    public void Functions_answer_as_in_Kubernetes(string expression) => Newest.IsTrue(expression);

    [Theory]
    [InlineData("'a'.find('a' + '(')")]
    [InlineData("['(', 'a('].map(p, 'a'.findAll(p)).size()")]
    public void A_wrong_pattern_is_an_error(string expression) => Newest.Fails(expression, "Illegal regex: ");
}
