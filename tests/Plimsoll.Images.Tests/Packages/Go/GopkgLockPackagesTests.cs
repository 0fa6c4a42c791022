namespace Plimsoll.Images.Packages.Go;

public sealed class GopkgLockPackagesTests
{
    const string Dep = """
        [[projects]]
          name = "github.com/pkg/errors"
          packages = ["."]
          revision = "645ef00459ed84a119197bfb8d8205042c6df63d"
          version = "v0.8.0"

        [[projects]]
          branch = "master"
          name = "golang.org/x/net"
          revision = "d0887baf81f4598189d4e12a37c6da86f0bba4d0"

        [solve-meta]
          solver-version = 1
        """;

    const string Glide = """
        hash: x
        imports:
        - name: github.com/pkg/errors
          version: 645ef00459ed84a119197bfb8d8205042c6df63d
          subpackages:
          - x
        testImports:
        - name: github.com/stretchr/testify
          version: v1.2.0
        """;

    static readonly GopkgLockPackages Reader = new();

    [Fact]
    public void Dep_pins_versions_or_commits() => Assert.Equal(
        ["github.com/pkg/errors v0.8.0", "golang.org/x/net d0887baf81f4598189d4e12a37c6da86f0bba4d0"], Reader.Read("Gopkg.lock", Dep).Lines());

    [Fact]
    public void Glide_tells_what_only_tests_need() => Assert.Equal(
        ["github.com/pkg/errors 645ef00459ed84a119197bfb8d8205042c6df63d", "github.com/stretchr/testify v1.2.0 dev"], Reader.Read("src/glide.lock", Glide).Lines());

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException()
    {
        Reader.SurvivesEdits("Gopkg.lock", Dep);
        Reader.SurvivesEdits("glide.lock", Glide);
    }
}
