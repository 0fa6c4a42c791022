using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

public sealed class GoFormatTests
{
    [Theory]
    [InlineData("%v %s %d", "[\"a\", \"b\", 3]", "a b 3")]
    [InlineData("%v", "[{\"a\": [1, \"x\"]}]", "{\"a\": [1, \"x\"]}")]
    [InlineData("%v %v", "[1.5, 1e6]", "1.5 1e+06")]
    [InlineData("%v", "[0.000001]", "1e-06")]
    [InlineData("%v", "[123456.5]", "123456.5")]
    [InlineData("%v", "[12345678901234567890]", "12345678901234567890")]
    [InlineData("100%%", "[]", "100%")]
    public void Values_print_as_usual(string format, string arguments, string expected) => Check(format, arguments, expected);

    [Theory]
    [InlineData("%d", "[\"x\"]", "%!d(string=x)")]
    [InlineData("%s", "[5]", "%!s(int=5)")]
    [InlineData("%d", "[1.5]", "%!d(float64=1.5)")]
    [InlineData("%t", "[true]", "%!t(string=true)")]
    [InlineData("%c", "[12345678901234567890]", "%!c(big.Int=12345678901234567890)")]
    [InlineData("%d %d", "[1]", "1 %!d(MISSING)")]
    [InlineData("%d", "[1, \"a\", 2.5]", "1%!(EXTRA string=a, float64=2.5)")]
    [InlineData("%", "[]", "%!(NOVERB)")]
    [InlineData("%[3]d", "[1]", "%!d(BADINDEX)")]
    [InlineData("%[x]d", "[1]", "%!d(BADINDEX)")]
    [InlineData("%*d", "[\"a\", 1]", "%!(BADWIDTH)1")]
    [InlineData("%😀", "[1]", "%!😀(int=1)")]
    public void What_does_not_fit_is_shown_as_Go_does(string format, string arguments, string expected) => Check(format, arguments, expected);

    [Theory]
    [InlineData("%5d|%-5d|%05d|%+d", "[42, 42, -42, 42]", "   42|42   |-0042|+42")]
    [InlineData("%x %X %#x %o %#o %b %O", "[255, 255, 255, 8, 8, 5, 8]", "ff FF 0xff 10 010 101 0o10")]
    [InlineData("%08.3f|%8.2f|%-8.1f|", "[3.14159, 3.14159, 3.14159]", "0003.142|    3.14|3.1     |")]
    [InlineData("%e %E %.2e", "[1234.5, 1234.5, 0.00012345]", "1.234500e+03 1.234500E+03 1.23e-04")]
    [InlineData("%g %.3g %G", "[100000.5, 1234.5, 1e-7]", "100000.5 1.23e+03 1E-07")]
    [InlineData("%.0f %.0f %.2f", "[2.5, 3.5, 0.125]", "2 4 0.12")]
    [InlineData("%5s|%-5s|%.2s|%05s", "[\"ab\", \"ab\", \"abc\", \"ab\"]", "   ab|ab   |ab|000ab")]
    [InlineData("%q %+q %#q", "[\"a\\\"é\", \"é\", \"x\"]", "\"a\\\"é\" \"\\u00e9\" `x`")]
    [InlineData("%x % x %X", "[\"hi\", \"hi\", \"hi\"]", "6869 68 69 6869")]
    [InlineData("%c %q %U %#U", "[128512, 65, 65, 65]", "😀 'A' U+0041 U+0041 'A'")]
    [InlineData("%T %T %T %T", "[1, 1.5, \"\", 12345678901234567890]", "int float64 string *big.Int")]
    [InlineData("%[2]d %[1]d", "[1, 2]", "2 1")]
    [InlineData("%*d|%-*d|%.*f", "[4, 1, 4, 1, 1, 2.25]", "   1|1   |2.2")]
    [InlineData("%6.2f%%", "[99.5]", " 99.50%")]
    [InlineData("%.3d|%6.3d|% d", "[5, 5, 5]", "005|   005| 5")]
    [InlineData("%x %b", "[1.0, 1.0]", "0x1p+00 4503599627370496p-52")]
    public void Flags_widths_and_precisions_are_those_of_Go(string format, string arguments, string expected) => Check(format, arguments, expected);

    [Fact]
    public void A_width_beyond_all_bounds_is_none() => Check("%9999999999d", "[1]", "%!(NOVERB)%!(EXTRA int=1)");

    [Fact]
    public void A_value_that_shares_its_parts_may_not_print_without_end()
    {
        RegoValue value = RegoString.Empty;
        for (var level = 0; level < 60; level++)
            value = new RegoArray(value, value);
        Assert.Throws<RegoLimitException>(() => Answers.Of("sprintf", new RegoString("%v"), new RegoArray(value)));
    }

    static void Check(string format, string arguments, string expected)
    {
        var quoted = new RegoString(format).ToJson();
        Assert.Equal(new RegoString(expected).ToString(), Answers.To($"sprintf({quoted}, {arguments})"));
    }
}
