using System.Collections.Immutable;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Compilers, interpreters and their libraries among <see cref="KnownPrograms"/>.</summary>
static class KnownLanguages
{
    const string ErlangVersion = "(?<v>[0-9]+[.][0-9]+([.][0-9]+){0,3}(-rc[0-9]+)?)";
    const string ElixirVersion = "(?<v>[0-9]+[.][0-9]+[.][0-9]+(-[a-z]+([.][0-9]+)?)?)";
    const string JavaVersion = @"(?<v>[0-9]+[.0-9]*[^\x00]{1,40})";
    const string CabalVersion = "(?<v>[0-9]+([.][0-9]+){2,3})";

    /// <summary>All of them.</summary>
    public static ImmutableArray<KnownProgram> All { get; } =
    [
        new("bun", "pkg:generic/bun", ["bun"], "Bun v{v}", "bun-v?{v}"),
        new("dart", "pkg:generic/dart", ["dart"],
            @"\x00(?<v>[0-9]+[.][0-9]+[.][0-9]+(-[0-9]+([.][0-9]+)?[.](beta|dev))?) \((stable|beta|dev|main|be)\)"),
        new("deno", "pkg:generic/deno", ["deno"],
            "Deno/{v}",
            "[-/][0-9a-f]{40}{v}(dl|release/)",
            @"[^0-9.](?<v>[0-9]+[.][0-9]+[.][0-9]+?)[0-9a-f]{40}[^0-9a-f]",
            @"installed\n(?<v>[0-9]+[.][0-9]+[.][0-9]+?)[0-9a-f]{40}"),
        new("elixir", "pkg:generic/elixir", ["elixir", "elixir.app"],
            "ELIXIR_VERSION=" + ElixirVersion, "{application, ?elixir,.{0,200}{vsn, ?\"" + ElixirVersion + "\"}"),
        new("erlang", "pkg:generic/erlang", ["beam.smp", "beam", "erlexec", "liberts*.a"],
            "/otp_src_" + ErlangVersion + "/erts", "/otp-" + ErlangVersion + "/erts",
            @"\x00" + ErlangVersion + @"\x00+Erlang/OTP", @"Erlang/OTP[^\x00]{1,200}\x00+" + ErlangVersion + @"\x00"),
        new("gcc", "pkg:generic/gcc", ["gcc"], @"GCC: \([^)\x00]{1,60}\) {v}"),
        new("haskell/ghc", "pkg:generic/haskell/ghc", ["ghc", "ghc-*"], @"\x00GHC {v}\x00", "libHSghc-{v}-"),
        new("haskell/cabal", "pkg:generic/haskell/cabal", ["cabal"], "/cabal-install-" + CabalVersion + "-", @"\x00Cabal-" + CabalVersion + "-"),
        new("haskell/stack", "pkg:generic/haskell/stack", ["stack"], "Version {v}, Git"),
        new("graalvm", "pkg:generic/oracle/graalvm", ["java", "jdb"], @"\x00(?<v>[0-9]+[.0-9]*[+][0-9]+-jvmci-[0-9.]+-b[0-9]+)\x00"),
        new("openjdk", "pkg:generic/oracle/openjdk", ["java", "jdb"],
            @"openjdk\x00(java|jdb)\x00+[0-9.]+\x00+" + JavaVersion + @"\x00",
            @"\x00[0-9]+[.][0-9]+\x00+" + JavaVersion + @"\x00+openjdk\x00"),
        new("jre", "pkg:generic/oracle/jre", ["java"],
            @"java\x00+1[.][0-9]\x00+(?<v>1[.][0-9][.]0_[0-9]+-b[0-9]+)\x00", @"\x00(?<v>[0-9]+[.0-9]*[+][0-9]+(-[A-Za-z0-9]+)*)\x00"),
        new("jdk", "pkg:generic/oracle/jdk", ["jdb"],
            @"java\x00+1[.][0-9]\x00+(?<v>1[.][0-9][.]0_[0-9]+-b[0-9]+)\x00", @"\x00(?<v>[0-9]+[.0-9]*[+][0-9]+(-[A-Za-z0-9]+)*)\x00"),
        new("julia", "pkg:generic/julia", ["libjulia-internal.so*", "libjulia.so*"],
            @"\x00(?<v>[0-9]+[.][0-9]+[.][0-9]+(-[a-z0-9]+)?)\x00(verify|branch|julia version)"),
        new("node", "pkg:generic/node", ["node", "nodejs"], "node[.]js/v{v}", @"\x00node v{v}\x00", @"\x00v{v}\x00"),
        new("perl", "pkg:generic/perl", ["perl", "perl5*"], "/perl5?/(site_perl/)?(?<v>5[.][0-9]+[.][0-9]+)"),
        new("php-cli", "pkg:generic/php-cli", ["php", "php7*", "php8*"], "X-Powered-By: PHP/{v}"),
        new("php-fpm", "pkg:generic/php-fpm", ["php-fpm", "php-fpm*"], "X-Powered-By: PHP/{v}"),
        new("libphp", "pkg:generic/libphp", ["libphp*.so"], "X-Powered-By: PHP/{v}"),
        new("pypy", "pkg:generic/pypy", ["libpypy*.so*", "pypy*"], @"\[PyPy {v}"),
        new("python", "pkg:generic/python", ["python", "python2*", "python3*", "libpython*.so*", "libpython*.dylib"],
            @"\x00(?<v>{n}[.][0-9]+((a|b|rc)[0-9]+)?[+]?)\x00",
            @"\x00(?<v>[23][.][0-9]+[.][0-9]+((a|b|rc)[0-9]+)?[+]?)\x00(strict|<prefix>|%[.]80s|Python)"),
        new("qtbase", "pkg:generic/qtbase", ["libQt*Core.so*"], @"\x00Qt {v} \(", "QtCore library version {v}"),
        new("ruby", "pkg:generic/ruby", ["ruby", "ruby2*", "ruby3*", "libruby*.so*"],
            "ruby (?<v>[0-9]+[.][0-9]+[.][0-9]+((p|preview|rc|dev)[0-9]*)?) "),
        new("rust", "pkg:generic/rust", ["libstd-*.so", "libstd-*.dylib"],
            @"\(rustc version {v}(-[a-z0-9.]+)? \(", @"c {v} \([0-9a-f]{9} [0-9]{4}-[0-9]{2}-[0-9]{2}\)"),
        new("swipl", "pkg:generic/swipl", ["swipl", "libswipl.so*"], "swipl-{v}/"),
    ];
}
