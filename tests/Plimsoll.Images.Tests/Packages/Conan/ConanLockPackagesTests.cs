namespace Plimsoll.Images.Packages.Conan;

public sealed class ConanLockPackagesTests
{
    const string Graph =
        """
        { "graph_lock": { "nodes": {
          "0": { "ref": "app/1.0", "path": "conanfile.py", "requires": ["1"], "build_requires": ["3"] },
          "1": { "ref": "boost/1.82.0#rev", "requires": ["2", "9"] },
          "2": { "ref": "zlib/1.2.13@user/channel" },
          "3": { "ref": "cmake/3.20" } } } }
        """;

    const string Lists = """{ "version": "0.5", "requires": ["zlib/1.2.13#abc%1234.5", "broken"], "build_requires": ["cmake/3.20"], "python_requires": [] }""";

    static readonly ConanLockPackages Reader = new();

    [Fact]
    public void The_graph_of_Conan_1_has_edges_and_no_consumer()
    {
        var packages = Reader.Read("conan.lock", Graph);

        Assert.Equal([("boost", "1.82.0", true), ("zlib", "1.2.13", false), ("cmake", "3.20", true)], packages.Select(package => (package.Name, package.Version, package.IsDirect is true)));
        Assert.Equal("zlib", Assert.Single(packages[0].DependsOn).Name);
    }

    [Fact]
    public void The_lists_of_Conan_2_tell_tools_of_the_build() => Assert.Equal(
        [("zlib", "1.2.13", false), ("cmake", "3.20", true)],
        Reader.Read("conan.lock", Lists).Select(package => (package.Name, package.Version, package.IsDevelopment)));

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused("conan.lock", Graph);
}
