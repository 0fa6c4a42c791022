using CsCheck;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

public sealed class ConcatListTests
{
    [Fact]
    public void Joined_lists_have_the_items_of_all_in_whatever_order_they_are_joined() =>
        Gen.Select(Gen.Int[1, 40], Gen.Bool).Array[1, 60].Sample(parts =>
        {
            CelList joined = CelArrayList.Empty;
            var expected = new List<long>();
            foreach (var (length, isFirst) in parts)
            {
                long[] added = [.. Enumerable.Range(expected.Count, length)];
                expected.InsertRange(isFirst ? 0 : expected.Count, added);
                var list = CelValue.List([.. added.Select(CelValue.Int)]);
                joined = (isFirst ? Containers.Concatenate(list, CelValue.Of(joined)) : Containers.Concatenate(CelValue.Of(joined), list)).AsList!;
            }

            Assert.Equal(expected, Enumerable.Range(0, joined.Count).Select(i => joined[i].AsInt));
        });

    [Fact]
    public void Doubling_a_list_ends_at_the_limit()
    {
        var list = CelValue.List([.. Enumerable.Range(0, 100).Select(i => CelValue.Int(i))]);
        for (var i = 0; i < 40 && !list.IsError; i++)
            list = Arithmetic.Add(list, list);

        Assert.Equal(CelErrorKind.SizeLimit, list.AsError!.Reason);
    }

    [Fact]
    public void A_hundred_thousand_joins_stay_fast_to_read()
    {
        var list = CelValue.List(CelValue.Int(0));
        for (var i = 1; i < 100_000; i++)
            list = Arithmetic.Add(list, CelValue.List(CelValue.Int(i)));

        Assert.Equal(99_999, list.AsList![99_999].AsInt);
        Assert.Equal(50_000, list.AsList![50_000].AsInt);
    }
}
