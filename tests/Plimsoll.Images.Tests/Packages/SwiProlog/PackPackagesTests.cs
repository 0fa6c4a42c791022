namespace Plimsoll.Images.Packages.SwiProlog;

public sealed class PackPackagesTests
{
    const string Good = "name(hdt).\nversion('0.5.2').\n% version(9)\ntitle('a').\n";

    static readonly PackPackages Reader = new();

    [Fact]
    public void Facts_name_the_pack() => Assert.Equal(["hdt 0.5.2"], Reader.Read("pack/hdt/pack.pl", Good).Lines());

    [Fact]
    public void A_pack_without_a_version_is_a_fault() => Assert.Throws<InvalidDataException>(() => Reader.Read("pack.pl", "name(hdt)."));

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("pack.pl", Good);
}
