using System.Collections.Immutable;
using CsCheck;

namespace Plimsoll.Model.Packages;

public sealed class PackageUrlPartsTests
{
    static readonly Gen<string> Segment = Gen.Char["abcXYZ019-._~+%@ /?#=&:é"].Array[1, 8].Select(characters => new string(characters).Replace('/', '-'));

    [Theory]
    [InlineData("pkg:npm/%40angular/core@12.3.1", "npm", "@angular", "core", "12.3.1", "")]
    [InlineData("pkg:npm/@angular/core@12.3.1", "npm", "@angular", "core", "12.3.1", "")]
    [InlineData("pkg:npm/@angular/core", "npm", "@angular", "core", "", "")]
    [InlineData("PKG:Maven/org.apache.xmlgraphics/batik-anim@1.9.1?Packaging=sources", "maven", "org.apache.xmlgraphics", "batik-anim", "1.9.1", "")]
    [InlineData("pkg://golang/google.golang.org/genproto@abc#/googleapis/../api/./annotations/", "golang", "google.golang.org", "genproto", "abc", "googleapis/api/annotations")]
    [InlineData("pkg:generic/a%2Bb@1%3A2%2F3", "generic", "", "a+b", "1:2/3", "")]
    public void Its_parts_are_decoded(string text, string type, string space, string name, string version, string subpath)
    {
        Assert.True(PackageUrlParts.TryParse(text, out var parts));
        Assert.Equal((type, space, name, version, subpath), (parts.Type, parts.Namespace, parts.Name, parts.Version, parts.Subpath));
    }

    [Theory]
    [InlineData("pkg:PyPI/Django_Allauth@1.0.RC1", "pkg:pypi/django-allauth@1.0.rc1")]
    [InlineData("pkg:deb/Debian/Curl@7.50.3-1?distro=jessie&arch=i386", "pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie")]
    [InlineData("pkg:rpm/Fedora/Curl@7.50.3-1.fc25?epoch=1&empty=", "pkg:rpm/fedora/Curl@7.50.3-1.fc25?epoch=1")]
    [InlineData("pkg:nuget/EnterpriseLibrary.Common@6.0.1304", "pkg:nuget/EnterpriseLibrary.Common@6.0.1304")]
    [InlineData("pkg:golang/GitHub.com/Masterminds/semver/v3@v3.1.1", "pkg:golang/github.com/masterminds/semver/v3@v3.1.1")]
    [InlineData("pkg:gem/ruby-advisory-db-check@0.12.4?platform=java%20se", "pkg:gem/ruby-advisory-db-check@0.12.4?platform=java%20se")]
    public void Its_text_is_canonical(string text, string canonical)
    {
        Assert.True(PackageUrlParts.TryParse(text, out var parts));
        Assert.Equal(canonical, parts.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("npm/lodash@1")]
    [InlineData("pkg:npm")]
    [InlineData("pkg:npm/")]
    [InlineData("pkg:npm/@1.0")]
    [InlineData("pkg:1npm/lodash")]
    [InlineData("pkg:n%6Dpm/lodash")]
    [InlineData("http://example.org/x")]
    public void What_is_none_is_refused(string? text)
    {
        var isOne = PackageUrlParts.TryParse(text, out var parts);
        // An @ that begins the only segment belongs to the name.
        Assert.Equal(text == "pkg:npm/@1.0", isOne);
        Assert.Equal(isOne, parts is not null);
    }

    [Fact]
    public void A_text_of_more_than_the_limit_is_refused()
    {
        Assert.True(PackageUrlParts.TryParse("pkg:npm/" + new string('a', PackageUrlParts.MaxLength - 8), out _));
        Assert.False(PackageUrlParts.TryParse("pkg:npm/" + new string('a', PackageUrlParts.MaxLength - 7), out _));
    }

    [Fact]
    public void Parts_survive_their_text() =>
        Gen.Select(Segment.Array[0, 3], Segment, Segment, Segment, Segment.Array[0, 2]).Sample((space, name, version, value, subpath) =>
        {
            var parts = new PackageUrlParts(
                "generic", string.Join('/', space), name, version,
                ImmutableSortedDictionary<string, string>.Empty.Add("key", value),
                string.Join('/', subpath.Where(segment => segment is not ("." or ".."))));
            Assert.True(PackageUrlParts.TryParse(parts.ToString(), out var read));
            Assert.Equal(
                (parts.Namespace, parts.Name, parts.Version, parts.Qualifier("key"), parts.Subpath),
                (read.Namespace, read.Name, read.Version, read.Qualifier("key"), read.Subpath));
        });

    [Fact]
    public void A_canonical_text_is_its_own_canonical_text_and_no_text_is_a_crash() =>
        Gen.Select(Gen.Int[0, Ecosystem.All.Length - 1].Select(i => Ecosystem.All[i].PurlType), Gen.String).Sample((type, rest) =>
        {
            Assert.Equal(PackageUrlParts.TryParse(rest, out var bare), bare is not null);
            if (!PackageUrlParts.TryParse($"pkg:{type}/{rest}", out var parts))
                return;
            var canonical = parts.ToString();
            Assert.True(PackageUrlParts.TryParse(canonical, out var again) || canonical.Length > PackageUrlParts.MaxLength, canonical);
            Assert.Equal(canonical, again?.ToString() ?? canonical);
        });
}
