namespace Plimsoll.Images.Packages.Hex;

public sealed class RebarLockPackagesTests
{
    const string Sample =
        """
        {"1.2.0",
        [{<<"certifi">>,{pkg,<<"certifi">>,<<"2.9.0">>},0},
         {<<"bson">>, {git,"https://example.org/bson", {ref,"1430"}}, 1},
         {<<"idna">>,{pkg,<<"idna">>,<<"6.1.1">>},1}]}.
        [ {pkg_hash,[ {<<"certifi">>, <<"6F2A">>}]} ].
        """;

    static readonly RebarLockPackages Reader = new();

    [Fact]
    public void Packages_are_read_with_their_level() => Assert.Equal(
        [("certifi", "2.9.0", true), ("idna", "6.1.1", false)],
        Reader.Read("rebar.lock", Sample).Select(package => (package.Name, package.Version, package.IsDirect is true)));

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("rebar.lock", Sample);

    [Fact]
    public void What_is_no_term_is_a_fault_and_an_empty_list_is_not()
    {
        Assert.Throws<InvalidDataException>(() => new RebarLockPackages().Read("rebar.lock", "bogus rebar.lock"));
        Assert.Empty(new RebarLockPackages().Read("rebar.lock", "[]."));
    }
}
