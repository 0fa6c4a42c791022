namespace Plimsoll.Images.Packages.NuGet;

public sealed class PaketLockPackagesTests
{
    const string Good = """
        RESTRICTION: == net8.0
        NUGET
          remote: https://x.example
            Argu (6.1.1)
              FSharp.Core (>= 4.3.2)
            FSharp.Core (8.0.100) - restriction: >= net6.0
        GITHUB
          remote: a/b
            file.fs (0123)
        GROUP Test
        NUGET
          remote: https://x.example
            Expecto (10.1)
              fsharp.core (>= 7)
            FSharp.Core (7.0.400)
        """;

    static readonly PaketLockPackages Reader = new();

    [Fact]
    public void Packages_of_each_group_need_one_another() => Assert.Equal(
        ["Argu 6.1.1 -> FSharp.Core 8.0.100", "FSharp.Core 8.0.100", "Expecto 10.1 -> FSharp.Core 7.0.400", "FSharp.Core 7.0.400"],
        Reader.Read("paket.lock", Good).Lines());

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("paket.lock", Good);
}
