namespace Plimsoll.Images.Archives;

public sealed class Crc32Tests
{
    [Fact]
    public void The_check_value_of_the_algorithm_is_met() => Assert.Equal(0xCBF43926, Crc32.Of("123456789"u8));

    [Fact]
    public void Nothing_has_the_sum_zero() => Assert.Equal(0u, Crc32.Of([]));
}
