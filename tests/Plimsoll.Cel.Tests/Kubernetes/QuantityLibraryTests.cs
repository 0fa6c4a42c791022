namespace Plimsoll.Cel.Kubernetes;

public sealed class QuantityLibraryTests
{
    [Theory]
    [InlineData("isQuantity('1.5Gi') && isQuantity('-1m') && !isQuantity('1.5GiB') && !isQuantity('') && !isQuantity('1 Gi')")]
    [InlineData("quantity('200M').isGreaterThan(quantity('199M')) && quantity('1Ki').isLessThan(quantity('1025')) && quantity('1G').compareTo(quantity('1000M')) == 0 && quantity('1').compareTo(quantity('2')) == -1")]
    [InlineData("quantity('50k').add(quantity('20')) == quantity('50020') && quantity('50k').add(20) == quantity('50020') && sign(quantity('50k').sub(quantity('50000'))) == 0 && sign(quantity('-5')) == -1")]
    [InlineData("quantity('50k').asInteger() == 50000 && !quantity('1.5').isInteger() && quantity('1500m').asApproximateFloat() == 1.5")]
    [InlineData("quantity('1024Mi') == quantity('1Gi') && quantity('1') != quantity('2') && quantity('0.5') == quantity('500m')")]
    public void Functions_answer_as_in_Kubernetes(string expression) => Newest.IsTrue(expression);

    [Theory]
    [InlineData("quantity('10x')", "quantities must match the regular expression")]
    [InlineData("quantity('1.5').asInteger()", "cannot convert value to integer")]
    public void What_cannot_be_computed_is_an_error(string expression, string message) => Newest.Fails(expression, message);
}
