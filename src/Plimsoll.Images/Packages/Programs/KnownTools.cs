using System.Collections.Immutable;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Shells, command line tools and libraries among <see cref="KnownPrograms"/>.</summary>
static class KnownTools
{
    const string TwoOrThreeNumbers = "(?<v>[0-9]+[.][0-9]+([.][0-9]+)?)";

    /// <summary>All of them.</summary>
    public static ImmutableArray<KnownProgram> All { get; } =
    [
        new("bash", "pkg:generic/bash", ["bash"], @"@\(#\)Bash version {v}\("),
        new("busybox", "pkg:generic/busybox", ["busybox", "busybox.*"], @"BusyBox v{v}"),
        new("chrome", "pkg:generic/chrome", ["chrome", "chromium"], @"\x00(?<v>[0-9]+([.][0-9]+){3})\x00Default"),
        new("composer", "pkg:generic/composer", ["composer", "composer.phar"],
            "'pretty_version' ?=> ?'(?<v>[0-9]+[.][0-9]+[.][0-9]+((-|)(alpha|beta|RC)[0-9]+)?)'"),
        new("curl", "pkg:generic/curl", ["curl"], @"curl/{v}"),
        new("ffmpeg", "pkg:generic/ffmpeg", ["ffmpeg", "ffprobe", "libav*", "libswresample*", "libswscale*", "libpostproc*"],
            "%s version n?" + TwoOrThreeNumbers, "FFmpeg version n?" + TwoOrThreeNumbers),
        new("fluent-bit", "pkg:github/fluent/fluent-bit", ["fluent-bit"], @"\x00{v}\x00(\x1b\[1m)?\x00{0,8}(%s)?Fluent Bit"),
        new("gzip", "pkg:generic/gzip", ["gzip"], @"\x00(?<v>1[.][0-9]+)\x00"),
        new("jq", "pkg:generic/jq", ["jq"], @"\x00(jq-)?(?<v>1[.][0-9]+([.][0-9]+)?(rc[0-9]+)?)\x00"),
        new("krb5", "pkg:generic/krb5", ["libkrb5.so*"], "KRB5_BRAND: krb5-" + TwoOrThreeNumbers),
        new("aws-lc", "pkg:generic/aws-lc", ["openssl"], @"AWS-LC {v}\)"),
        new("openssl", "pkg:generic/openssl", ["openssl"], "OpenSSL (?<v>[0-9]+[.][0-9]+[.][0-9]+([a-z]{1,2}|-(alpha|beta|rc|pre)[0-9]+)?)(-dev|-fips)? "),
        new("sqlcipher", "pkg:generic/sqlcipher", ["sqlcipher"], @"[^0-9]\x00{v}( community)?\x00"),
        new("util-linux", "pkg:generic/util-linux", ["getopt"], @"\x00util-linux " + TwoOrThreeNumbers),
        new("wp-cli", "pkg:generic/wp-cli", ["wp", "wp-cli.phar"], "wp-cli/wp-cli {v}"),
        new("xz", "pkg:generic/xz", ["xz"], @"xz \(XZ Utils\) {v}"),
        new("zstd", "pkg:generic/zstd", ["zstd"], @"\x00v{v}\x00"),
    ];
}
