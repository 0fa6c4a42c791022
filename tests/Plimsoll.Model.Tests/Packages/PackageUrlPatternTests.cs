using CsCheck;

namespace Plimsoll.Model.Packages;

public sealed class PackageUrlPatternTests
{
    static readonly string[] Keys = ["arch", "distro", "x-a", "x-b"];

    static readonly Gen<string> Names = Gen.Char["abz09-_."].Array[1, 8].Select(letters => "n" + new string(letters));
    static readonly Gen<(string Key, string Value)[]> Qualifiers =
        Gen.Select(Gen.Int[0, Keys.Length - 1].Select(i => Keys[i]), Names).Array[0, 4].Select(pairs => pairs.DistinctBy(pair => pair.Item1).ToArray());

    static string Purl(string name, string version, (string Key, string Value)[] qualifiers) =>
        $"pkg:generic/space/{name}" + (version.Length == 0 ? "" : "@" + version)
        + (qualifiers.Length == 0 ? "" : "?" + string.Join('&', qualifiers.Select(pair => $"{pair.Key}={pair.Value}")));

    static bool Matches(string pattern, string text)
    {
        Assert.True(PackageUrlPattern.TryParse(pattern, out var read));
        return read.Matches(text);
    }

    [Fact]
    public void Every_package_url_matches_itself() =>
        Gen.Select(Names, Names, Qualifiers).Sample((name, version, qualifiers) => Assert.True(Matches(Purl(name, version, qualifiers), Purl(name, version, qualifiers))));

    [Fact]
    public void A_package_url_with_less_matches_one_with_more() =>
        Gen.Select(Names, Names, Qualifiers, Gen.Bool).Sample((name, version, qualifiers, pinned) =>
            Assert.True(Matches(Purl(name, pinned ? version : "", qualifiers[..(qualifiers.Length / 2)]), Purl(name, version, qualifiers))));

    [Fact]
    public void Matching_both_ways_means_equality() =>
        Gen.Select(Names, Names, Qualifiers, Qualifiers).Sample((name, version, some, others) =>
        {
            var (left, right) = (Purl(name, version, some), Purl(name, version, others));
            var isSame = some.ToHashSet().SetEquals(others);
            // Of distro two spellings are one.
            if (!some.Concat(others).Any(pair => pair.Key == "distro"))
                Assert.Equal(isSame, Matches(left, right) && Matches(right, left));
        });

    [Fact]
    public void Matching_is_transitive_where_each_says_less() =>
        Gen.Select(Names, Names, Qualifiers).Sample((name, version, qualifiers) =>
        {
            var (least, some, most) = (Purl(name, "", []), Purl(name, version, []), Purl(name, version, qualifiers));
            Assert.True(Matches(least, some) && Matches(some, most) && Matches(least, most));
        });

    [Theory]
    [InlineData("pkg:pypi/Django_Rest", "pkg:pypi/django-rest@1.0", true)]
    [InlineData("pkg:golang/github.com/a/b@v1.2.0", "pkg:golang/github.com/a/b@1.2.0", true)]
    [InlineData("pkg:deb/debian/curl", "pkg:deb/ubuntu/curl@1", false)]
    [InlineData("pkg:deb/debian/curl@1", "pkg:deb/debian/curl@2", false)]
    [InlineData("pkg:deb/debian/curl?distro=12", "pkg:deb/debian/curl@1?distro=debian-12", true)]
    [InlineData("pkg:deb/debian/curl?distro=debian-12", "pkg:deb/debian/curl@1?distro=debian-12.15", true)]
    [InlineData("pkg:deb/debian/curl?distro=12", "pkg:deb/debian/curl@1?distro=debian-12.15", true)]
    [InlineData("pkg:deb/debian/curl?distro=debian-1", "pkg:deb/debian/curl@1?distro=debian-12.15", false)]
    [InlineData("pkg:deb/debian/curl?distro=debian-12.15", "pkg:deb/debian/curl@1?distro=debian-12", false)]
    [InlineData("pkg:rpm/redhat/curl?epoch=0", "pkg:rpm/redhat/curl@1", true)]
    [InlineData("pkg:rpm/redhat/curl?epoch=1", "pkg:rpm/redhat/curl@1", false)]
    [InlineData("pkg:npm/%40angular/core", "pkg:npm/@angular/core@1.0.0", true)]
    [InlineData("pkg:npm/a*", "pkg:npm/abc@1", false)]
    public void Parts_are_compared_in_the_spelling_of_their_type(string pattern, string text, bool isMatch) => Assert.Equal(isMatch, Matches(pattern, text));

    [Fact]
    public void A_star_stands_for_any_text_where_that_is_allowed()
    {
        Assert.True(PackageUrlPattern.TryParse("pkg:deb/debian/linux-*@6.1.*", out var pattern, allowsWildcards: true));

        Assert.True(pattern.Matches("pkg:deb/debian/linux-image@6.1.9"));
        Assert.False(pattern.Matches("pkg:deb/debian/linux-image@6.2.9"));
    }

    [Fact]
    public void A_source_package_means_what_is_built_of_it()
    {
        var package = new Package(Ecosystem.Rpm, "curl-libs", "1:8.0-1", "curl", "1:8.0-1", "x86_64", new FileLocation("rpmdb", null));
        Assert.True(PackageUrlPattern.TryParse("pkg:rpm/redhat/curl@8.0-1?arch=src&epoch=1", out var pattern));

        Assert.True(pattern.Matches(package, new Distro("rhel", "9", "", "")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pkg:maven")]
    [InlineData("debian/curl")]
    public void What_is_no_package_url_is_no_pattern(string text) => Assert.False(PackageUrlPattern.TryParse(text, out _));
}
