using System.Text;

namespace Plimsoll.Images.Packages.Programs;

public sealed class ProgramPackagesTests
{
    const string Modules =
        "path\texample.org/tool/cmd\nmod\texample.org/tool\t(devel)\t\ndep\tgolang.org/x/net\tv0.17.0\th1:x=\ndep\texample.org/old\tv1.0.0\n=>\texample.org/new\tv1.1.0\th1:y=\n"
        + "dep\texample.org/local\tv1.0.0\n=>\t./local\t(devel)\t\nbuild\t-ldflags=\"-s -X example.org/tool/version.Version=v3.2.1 -X main.commit=1.1.1\"\n";

    const string Crates =
        """{"packages":[{"name":"app","version":"0.1.0","source":"local","dependencies":[1],"root":true},{"name":"libc","version":"0.2.1","source":"crates.io"},{"name":"cc","version":"1.0.0","source":"crates.io","kind":"build"}]}""";

    const string Dependencies =
        """{ "runtimeTarget": {"name": "n"}, "targets": {"n": {"Lib/1.2.3": {"runtime": {"Lib.dll": {}}}}}, "libraries": {"Lib/1.2.3": {"type": "package"}} }""";

    static readonly ProgramPackages Reader = new();

    [Theory]
    [InlineData("usr/bin/tool", 2000, true, true)]
    [InlineData("usr/bin/tool", 2000, false, false)]
    [InlineData("usr/bin/tool", 1023, true, false)]
    [InlineData("usr/lib/libx.so.1", 2000, false, true)]
    [InlineData("app/App.EXE", 2000, false, true)]
    [InlineData("usr/bin/nginx", 10, false, true)]
    [InlineData("usr/bin/python3.11", 10, false, true)]
    [InlineData("build/python.dockerfile", 2000, false, false)]
    [InlineData("usr/share/man/man1/perl5.36.0.1.gz", 2000, false, false)]
    [InlineData("usr/bin/python3.py", 2000, true, true)]
    public void Reads_what_may_be_executed_is_named_like_a_program_or_well_known(string path, long bytes, bool isExecutable, bool expected) =>
        Assert.Equal(expected, Reader.Reads(path, bytes, isExecutable));

    [Fact]
    public void A_Go_program_has_its_module_its_dependencies_and_the_standard_library() => Assert.Equal(
        ["example.org/tool@v3.2.1", "golang.org/x/net@v0.17.0", "example.org/new@v1.1.0", "stdlib@v1.22.1"],
        Read("bin/tool", ProgramBytes.Elf(200_000, (100_000, ProgramBytes.GoInline("go1.22.1 X:loopvar", Modules)))));

    [Fact]
    public void A_Go_program_of_before_1_18_has_them_too() => Assert.Equal(
        ["example.org/tool@v3.2.1", "golang.org/x/net@v0.17.0", "example.org/new@v1.1.0", "stdlib@v1.15.2"],
        Read("bin/tool", ProgramBytes.Elf(
            200_000,
            (70_000, Encoding.ASCII.GetBytes("gocheckdeadlockgo1.15.2mcentral")),
            (80_000, ProgramBytes.GoModules(Modules)),
            (100_000, ProgramBytes.GoPointers()))));

    [Fact]
    public void A_program_that_only_mentions_the_mark_of_Go_is_none() => Assert.Empty(
        Read("bin/tool", ProgramBytes.Elf(5000, (2000, Encoding.Latin1.GetBytes("\u00ff Go buildinf:not a Go binary go1.20")))));

    [Fact]
    public void A_Rust_program_has_its_crates_without_those_of_build_scripts()
    {
        var packages = Reader.Read("bin/tool", ProgramBytes.Elf(150_000, (90_000, ProgramBytes.Crates(Crates))));

        Assert.Equal(["app@0.1.0", "libc@0.2.1"], packages.Select(package => $"{package.Name}@{package.Version}"));
        Assert.Equal("libc", Assert.Single(packages[0].DependsOn).Name);
    }

    [Fact]
    public void A_dotnet_program_in_one_file_has_the_packages_of_its_deps_json() => Assert.Equal(
        ["Lib@1.2.3"],
        Read("bin/tool", ProgramBytes.Elf(200_000, (3000, ProgramBytes.BundleMark(190_000)), (130_000, Encoding.UTF8.GetBytes(Dependencies)))));

    [Fact]
    public void A_dotnet_host_without_a_bundle_has_none() => Assert.Empty(
        Read("bin/tool", ProgramBytes.Elf(200_000, (3000, ProgramBytes.BundleMark(0)), (130_000, Encoding.UTF8.GetBytes(Dependencies)))));

    [Fact]
    public void A_well_known_program_states_its_package_url()
    {
        var package = Assert.Single(Reader.Read("usr/lib/jvm/bin/java", ProgramBytes.Elf(
            3000, (1000, Encoding.ASCII.GetBytes("\0openjdk\0java\00.0\021.0.2+13-LTS\0")))));

        Assert.Equal(("openjdk", "21.0.2+13-LTS", "pkg:generic/oracle/openjdk@21.0.2%2B13-LTS"), (package.Name, package.Version, package.Purl(null).Text));
    }

    [Theory]
    [InlineData("go1.15", "1.15")]
    [InlineData("devel go1.25-d524e1e Sun Feb 16", "1.25-d524e1e")]
    public void The_version_of_a_Go_distribution_may_stand_beside(string text, string expected) => Assert.Equal(
        ("go", expected),
        Reader.Read("usr/local/go/bin/go", "nothing"u8.ToArray(), new Dictionary<string, string> { ["usr/local/go/VERSION"] = text })
            .Select(package => (package.Name, package.Version)).Single());

    [Fact]
    public void A_script_and_an_assembly_hold_nothing()
    {
        Assert.Empty(Read("bin/run", [.. "#!/bin/sh\n"u8, .. new byte[2000]]));
        Assert.Empty(Reader.Read("usr/bin/nginx", []));
    }

    [Fact]
    public void Whatever_the_program_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("usr/bin/go", ProgramBytes.Elf(
        4000,
        (100, ProgramBytes.GoModules(Modules)),
        (1000, ProgramBytes.GoInline("go1.22.1", Modules)),
        (2000, ProgramBytes.Crates(Crates)),
        (3000, [.. ProgramBytes.BundleMark(7), .. Encoding.UTF8.GetBytes(Dependencies)])));

    [Fact]
    public void A_list_of_crates_that_inflates_without_end_is_refused()
    {
        var bomb = ProgramBytes.Crates("{\"packages\":[" + new string(' ', 50_000_000));

        Assert.Throws<InvalidDataException>(() => Reader.Read("bin/tool", ProgramBytes.Elf(bomb.Length + 2000, (1000, bomb))));
    }

    static IEnumerable<string> Read(string path, byte[] content) =>
        Reader.Read(path, content).Select(package => $"{package.Name}@{package.Version}");
}
