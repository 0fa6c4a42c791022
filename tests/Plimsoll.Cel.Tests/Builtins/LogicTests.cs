using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

public sealed class LogicTests
{
    static readonly CelValue Error = CelValue.Error(CelErrorKind.DivisionByZero, "no");

    [Fact]
    public void A_value_that_decides_wins_over_an_error()
    {
        Assert.True(Logic.And(Error, CelValue.False).IsFalse);
        Assert.True(Logic.Or(CelValue.True, Error).IsTrue);
        Assert.True(Logic.And(CelValue.True, Error).IsError);
        Assert.True(Logic.Or(Error, CelValue.False).IsError);
        Assert.True(Logic.Or(CelValue.Int(1), CelValue.False).IsError);
    }

    [Fact]
    public void A_choice_passes_an_error_of_the_part_that_is_not_taken()
    {
        Assert.Equal(CelValue.Int(1), Logic.Choose([CelValue.True, CelValue.Int(1), Error]));
        Assert.True(Logic.Choose([CelValue.False, CelValue.Int(1), Error]).IsError);
        Assert.True(Logic.Choose([CelValue.Int(1), CelValue.Int(1), CelValue.Int(2)]).IsError);
    }

    [Fact]
    public void Only_false_is_strictly_false()
    {
        Assert.True(Logic.NotStrictlyFalse(Error).IsTrue);
        Assert.True(Logic.NotStrictlyFalse(CelValue.False).IsFalse);
        Assert.True(Logic.Not(CelValue.False).IsTrue);
    }
}
