using CsCheck;

namespace Plimsoll.Cel.Kubernetes;

public sealed class QuantityTests
{
    const string FormatError = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("+5", "5")]
    [InlineData("1.5", "1500m")]
    [InlineData("1.5Gi", "1536Mi")]
    [InlineData("1024Mi", "1Gi")]
    [InlineData("100Ki", "100Ki")]
    [InlineData("0.5Ki", "512")]
    [InlineData("0.1Ki", "102400m")]
    [InlineData("1000k", "1M")]
    [InlineData("12e6", "12e6")]
    [InlineData("12000e3", "12e6")]
    [InlineData("1E3", "1e3")]
    [InlineData("1E", "1E")]
    [InlineData("123456", "123456")]
    [InlineData("-1200m", "-1200m")]
    [InlineData(".5", "500m")]
    [InlineData("1.", "1")]
    [InlineData("0.1n", "1n")]
    [InlineData("-0.1n", "-1n")]
    [InlineData("1e-99999", "1e-9")]
    [InlineData("9Ei", "9223372036854775807")]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    [InlineData("0.0000000015", "2n")]
    public void A_quantity_is_written_in_one_way(string text, string canonical)
    {
        Assert.True(Quantity.TryParse(text, out var quantity, out var error), error);
        Assert.Equal(canonical, quantity.ToString());
    }

    [Theory]
    [InlineData("", FormatError)]
    [InlineData("abc", FormatError)]
    [InlineData("1 Gi", FormatError)]
    [InlineData(" 1", FormatError)]
    [InlineData("1.2.3", FormatError)]
    [InlineData("--1", "unable to parse quantity's suffix")]
    [InlineData("1K", "unable to parse quantity's suffix")]
    [InlineData("1ki", "unable to parse quantity's suffix")]
    [InlineData("1Mm", "unable to parse quantity's suffix")]
    [InlineData("1e", "unable to parse quantity's suffix")]
    [InlineData("1e+", "unable to parse quantity's suffix")]
    [InlineData("99999999999999999999e99999", "unable to parse numeric part of quantity")]
    public void What_is_no_quantity_is_refused_with_Kubernetes_words(string text, string reason)
    {
        Assert.False(Quantity.TryParse(text, out _, out var error));
        Assert.Equal(reason, error);
    }

    [Theory]
    [InlineData("quantity('1Gi').isGreaterThan(quantity('1G')) && quantity('1M').isLessThan(quantity('1Mi'))")]
    [InlineData("quantity('1000m') == quantity('1') && quantity('1000m').compareTo(quantity('1')) == 0")]
    [InlineData("quantity('1e2000000000').isGreaterThan(quantity('1')) && quantity('-1e2000000000').isLessThan(quantity('1e2000000000'))")]
    [InlineData("quantity('1Gi').add(quantity('1Gi')) == quantity('2Gi') && quantity('1').sub(3) == quantity('-2')")]
    [InlineData("sign(quantity('-1m')) == -1 && sign(quantity('0')) == 0 && sign(quantity('1n')) == 1")]
    [InlineData("quantity('2k').isInteger() && quantity('2k').asInteger() == 2000 && quantity('1.5k').asInteger() == 1500")]
    [InlineData("!quantity('1500m').isInteger() && !quantity('2000m').isInteger() && !quantity('1.5Gi').isInteger()")]
    [InlineData("!quantity('10E').isInteger() && quantity('9E').isInteger() && quantity('8191Pi').isInteger() == false")]
    [InlineData("isQuantity('9999999999999999999') && quantity('9999999999999999999').isGreaterThan(quantity('9e18'))")]
    [InlineData("quantity('9223372036854775807').add(1).isInteger() == false")]
    [InlineData("quantity('50.703k').asApproximateFloat() == 50703.0 && quantity('100m').asApproximateFloat() == 0.1")]
    [InlineData("isQuantity('1Gi') && !isQuantity('1GiB') && !isQuantity('Three')")]
    public void Functions_answer_as_in_Kubernetes(string expression) => Newest.IsTrue(expression);

    [Fact]
    public void A_fraction_is_no_integer() => Newest.Fails("quantity('1500m').asInteger()", "cannot convert value to integer");

    [Fact]
    public void Numbers_that_are_too_far_apart_are_not_added() =>
        Newest.Fails("quantity('1e2000000000').add(quantity('1'))", "decimal places apart");

    static readonly Gen<string> Texts = Gen.Select(
        Gen.OneOf<string>("", "-", "+"),
        Gen.String[Gen.Char['0', '9'], 1, 25],
        Gen.OneOf(Gen.Const(""), Gen.String[Gen.Char['0', '9'], 0, 12].Select(digits => $".{digits}")),
        Gen.OneOf<string>("", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e3", "E-4", "e17"),
        (sign, whole, fraction, suffix) => sign + whole + fraction + suffix);

    [Fact]
    public void What_is_written_reads_as_the_same_amount() => Texts.Sample(text =>
    {
        if (Quantity.TryParse(text, out var quantity, out _) && Quantity.TryParse(quantity.ToString(), out var again, out _))
            Assert.True(quantity.IsEqualTo(again) && quantity.GetHashCode() == again.GetHashCode() && quantity.ToString() == again.ToString(), text);
    });

    [Fact]
    public void The_order_is_total_and_agrees_with_differences() => Gen.Select(Texts, Texts, Texts).Sample((first, second, third) =>
    {
        if (!Quantity.TryParse(first, out var a, out _) || !Quantity.TryParse(second, out var b, out _) || !Quantity.TryParse(third, out var c, out _))
            return;
        var order = Quantity.Compare(a, b);
        Assert.Equal(Math.Sign(order), -Math.Sign(Quantity.Compare(b, a)));
        Assert.Equal(Math.Sign(order), a.Minus(b)!.Sign);
        if (order <= 0 && Quantity.Compare(b, c) <= 0)
            Assert.True(Quantity.Compare(a, c) <= 0);
    });

    [Fact]
    public void Reading_any_text_answers() =>
        Gen.String[Gen.OneOf<char>([.. "0123456789.+-eEinumkKMGTP x"]), 0, 30].Sample(text => !Quantity.TryParse(text, out var quantity, out _) || quantity.ToString().Length > 0);
}
