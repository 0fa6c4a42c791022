using CsCheck;

namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Random valid versions of each ordering; few different numbers and words, so that equal parts are frequent.</summary>
static class VersionGens
{
    static Gen<string> Number => One("0", "1", "2", "01", "10", "010");

    static Gen<string> Plain => One("0", "1", "2", "10");

    static Gen<string> Dotted => Join(Number, Some(Join(One("."), Number)));

    static Gen<string> Identifiers => One("-0", "-1.a", "-10", "-a.1", "-a", "-a-b", "-rc.1");

    /// <summary>The versions of one ordering.</summary>
    public static Gen<string> Of(string name) => name switch
    {
        "deb" => Join(Maybe(Join(Number, One(":"))), Number, Some(One("1", "09", ".", "a", "+", "~", "-1")), Maybe(One("-0", "-1~", "-a"))),
        "apk" => Join(
            Number, Some(Join(One("."), Number)), Maybe(One("a", "b")),
            Some(One("_alpha", "_rc1", "_rc01", "_git", "_p", "_p0")), Maybe(One("~a1", "~b")), Maybe(Join(One("-r"), Number))),
        "rpm-evr" => Join(Maybe(Join(Number, One(":"))), Runs, Maybe(Join(One("-"), Runs))),
        "rpmvercmp" => Runs,

        // No separator twice or at an end: libalpm compares how many there are, which is no order together with the rest.
        "pacman" => Join(Maybe(Join(Number, One(":"))), Number, Some(One("1", "a", "rc", ".1", ".a", "_02")), One("-1", "-2.1")),
        "portage" => Join(Dotted, Maybe(One("a", "b")), Some(One("_alpha", "_rc1", "_rc01", "_p", "_p0")), Maybe(Join(One("-r"), Number))),
        "npm" or "swift" or "github-actions" => Join(Maybe(One("v")), Three(Number), Maybe(One("-0", "-1.a", "-01", "-a.1", "-a", "beta")), Maybe(One("+1"))),
        "semver" or "cargo" or "hex" => Join(Three(Plain), Maybe(Identifiers), Maybe(One("+01"))),
        "pub" => Join(Three(Number), Maybe(Identifiers), Maybe(One("+1", "+2", "+a", "+1.0"))),

        // One qualifier behind the numbers: with more of them Maven's own comparison is no order.
        "maven" => Join(Dotted, Maybe(One("-alpha", "-b2", "-ga", "-xyz", "sp", "-SNAPSHOT", ".Final", "-jre", ".a1", "-M3", "-1", "-10"))),
        "gem" => Join(Number, Some(One(".0", ".1", ".10", ".a", ".rc1", ".b2")), Maybe(One("-1", "-rc", "-x86_64-linux"))),
        "nuget" => Join(Number, Some(Join(One("."), Plain)), Maybe(One("-0", "-Beta.1", "-beta.1", "-beta.10", "-rc")), Maybe(One("+a"))),
        "golang" => Join(Maybe(One("v")), Three(Plain), Maybe(One("-rc.1", "rc1", "rc2", "-0.20230922105210-14b16010c2ee", "beta1")), Maybe(One("+incompatible"))),
        "composer" => Join(Maybe(One("v")), Plain, Maybe(Join(One("."), Plain)), Maybe(Join(One("."), Plain)), Maybe(One("-alpha", "-beta2", "RC1", "-patch1", "-beta.2.1", ".x")), Maybe(One("-dev"))).Where(text => !text.EndsWith('x')),
        "conan" => Join(Number, Some(One(".0", ".1", ".a", ".10a", ".2b")), Maybe(One("-1", "-pre.1", "-pre")), Maybe(One("+1", "+a.2"))),
        "bitnami" => Join(Three(Plain), Maybe(One("-beta.1", "-rc1")), Maybe(One("-0", "-12"))),
        "kubernetes" => Join(Maybe(One("v")), Three(Plain), Maybe(One("-alpha.1", "-beta.0", "-rc.2", "-eks-a1b2c3", "-gke.100", "+k3s1", "-rc.1+rke2r1"))),
        "jvm" => Join(One("1.8.0", "8", "9.0.1", "17.0.4.1", "1.7.0", "8.0.0"), Maybe(One("_131", "u20", "-update3")), Maybe(One("-ea", "-b12", "-ea-b01", "+7"))),
        "generic" => Join(Maybe(One("v")), Dotted, Maybe(One("-0", "-1.a", "-a.1", "rc1", "beta", "-~a")), Maybe(One("+1"))),
        "semantic" => Join(Maybe(One("v")), Dotted, Maybe(One("-0", ".rc1", ".alpha.1", "-alpha-1", "beta")), Maybe(One("+1"))),
        "fuzzy" => Join(Maybe(One("v")), Dotted, Some(One("a", "-", "+1", "SP2", "_", "k", "09", "."))),
        _ => Join(
            Maybe(Join(Number, One("!"))), Dotted, Maybe(One("a", "-b2", "rc01", ".pre1")), Maybe(One("-1", ".post", "r2")),
            Maybe(One(".dev", "dev2")), Maybe(One("+1", "+a", "+01.A", "+a.1", "+a-2"))),
    };

    static Gen<string> Runs => Join(Number, Some(One("1", "a", "rc", ".", "..", "~", "^", "_")));

    static Gen<string> Three(Gen<string> number) => Join(number, One("."), number, One("."), number);

    static Gen<string> One(params string[] texts) => Gen.OneOf<string>(texts);

    static Gen<string> Maybe(Gen<string> text) => Gen.OneOf<string>(Gen.Const(""), text);

    static Gen<string> Some(Gen<string> text) => text.Array[0, 3].Select(string.Concat);

    static Gen<string> Join(params Gen<string>[] parts) =>
        parts.Aggregate((all, part) => Gen.Select(all, part, string.Concat));
}
