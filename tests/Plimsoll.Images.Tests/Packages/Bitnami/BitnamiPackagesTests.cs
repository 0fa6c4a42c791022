namespace Plimsoll.Images.Packages.Bitnami;

public sealed class BitnamiPackagesTests
{
    const string Sample =
        """
        { "spdxVersion": "SPDX-2.3", "packages": [
          { "name": "postgresql", "versionInfo": "17.0.0-0", "licenseDeclared": "PostgreSQL",
            "externalRefs": [{ "referenceType": "cpe23Type", "referenceLocator": "x" }, { "referenceType": "purl", "referenceLocator": "pkg:bitnami/postgresql@17.0.0-0?arch=amd64" }] },
          { "name": "geos", "versionInfo": "3.8.3" } ] }
        """;

    static readonly BitnamiPackages Reader = new();

    [Fact]
    public void Components_are_read_with_their_package_url()
    {
        var package = Assert.Single(Reader.Read("opt/bitnami/postgresql/.spdx-postgresql.spdx", Sample));

        Assert.Equal(("postgresql", "17.0.0-0", "pkg:bitnami/postgresql@17.0.0-0?arch=amd64"), (package.Name, package.Version, package.Purl(null).Text));
    }

    [Fact]
    public void Whatever_it_holds_it_is_read_or_refused() => Reader.IsReadOrRefused(".spdx-x.spdx", Sample);
}
