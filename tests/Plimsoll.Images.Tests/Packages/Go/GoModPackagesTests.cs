namespace Plimsoll.Images.Packages.Go;

public sealed class GoModPackagesTests
{
    const string Sample =
        """
        module "example.org/app" // the app

        go 1.22.0

        toolchain go1.22.5

        require example.org/a v1.0.0

        require (
        	example.org/b v1.1.0 // indirect
        	example.org/c v1.2.0+incompatible
        	example.org/d v1.3.0
        	example.org/e v1.4.0
        )

        replace (
        	example.org/c => example.org/fork v2.0.0
        	example.org/d v1.3.0 => ./local
        	example.org/e v1.0.0 => ../elsewhere
        )

        exclude example.org/a v0.9.0
        retract [v0.1.0, v0.2.0]
        """;

    static readonly GoModPackages Reader = new();

    [Fact]
    public void A_block_needs_no_blank_before_its_parenthesis() =>
        Assert.Equal(
            ["example.org/a@v1.0.0"],
            Reader.Read("go.mod", "go 1.22\nrequire( // all\n\texample.org/a v1.0.0\n)\n").Select(package => $"{package.Name}@{package.Version}"));

    [Fact]
    public void Requirements_replacements_and_the_tool_chain_are_read()
    {
        var packages = Reader.Read("app/go.mod", Sample);

        Assert.Equal(
            ["example.org/app@", "example.org/a@v1.0.0", "example.org/b@v1.1.0", "example.org/fork@v2.0.0", "example.org/e@v1.4.0", "stdlib@v1.22.5"],
            packages.Select(package => $"{package.Name}@{package.Version}"));
        Assert.Equal([null, true, false, true, true, null], packages.Select(package => package.IsDirect));
    }

    [Fact]
    public void Before_Go_1_17_what_is_indirect_is_left_to_the_go_sum() => Assert.Equal(
        ["example.org/app", "example.org/a"],
        Reader.Read("go.mod", "module example.org/app\ngo 1.16\nrequire example.org/a v1.0.0\nrequire example.org/b v1.0.0 // indirect\n")
            .Select(package => package.Name));

    [Fact]
    public void A_line_that_is_no_directive_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Reader.Read("go.mod", "module example.org/app\nthis is no directive\n"));

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("go.mod", Sample);
}
