namespace Plimsoll.Images.Packages.Hackage;

public sealed class CabalFreezePackagesTests
{
    const string Sample = "active-repositories: hackage.haskell.org:merge\nconstraints: any.Cabal ==3.2.1.0,\n             any.array installed,\n             tls +compat -hans,\n             any.HTTP ==4000.3.16\n";

    static readonly CabalFreezePackages Reader = new();

    [Fact]
    public void Pinned_packages_are_read() => Assert.Equal(
        ["Cabal@3.2.1.0", "HTTP@4000.3.16"],
        Reader.Read("cabal.project.freeze", Sample).Select(package => $"{package.Name}@{package.Version}"));

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("cabal.project.freeze", Sample);

    [Fact]
    public void A_file_without_fields_is_a_fault_and_an_empty_one_is_not()
    {
        Assert.Throws<InvalidDataException>(() => new CabalFreezePackages().Read("cabal.project.freeze", "nothing of Cabal's\n"));
        Assert.Empty(new CabalFreezePackages().Read("cabal.project.freeze", "-- nothing\n\nindex-state: 2024-01-01T00:00:00Z\n"));
    }
}
