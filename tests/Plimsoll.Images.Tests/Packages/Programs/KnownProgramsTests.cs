using System.Text;

namespace Plimsoll.Images.Packages.Programs;

public sealed class KnownProgramsTests
{
    [Fact]
    public void Keys_tell_all_known_programs_apart() => Assert.Distinct(KnownPrograms.All.Select(program => program.Key), StringComparer.Ordinal);

    [Theory]
    [InlineData("bash", "@(#)Bash version 5.2.15(1) release GNU", "bash", "5.2.15")]
    [InlineData("busybox", "BusyBox v1.36.1 (2023)", "busybox", "1.36.1")]
    [InlineData("httpd", "\0Apache/2.4.57\0", "httpd", "2.4.57")]
    [InlineData("memcached", "memcached 1.6.21\0", "memcached", "1.6.21")]
    [InlineData("mysql", "\011.1.2-MariaDB\0", "mariadb", "11.1.2")]
    [InlineData("mysql", "\08.0.37\0\0mysql_real_escape\0", "mysql", "8.0.37")]
    [InlineData("mysqld", "/build/percona-server-8.0.35-27/sql", "percona-server", "8.0.35")]
    [InlineData("php", "X-Powered-By: PHP/8.2.1\n", "php-cli", "8.2.1")]
    [InlineData("ruby", "ruby 3.2.1 (2023-02-08 revision 31819e82c8) [x86_64-linux]", "ruby", "3.2.1")]
    [InlineData("curl", "curl/8.4.0", "curl", "8.4.0")]
    [InlineData("nginx", "nginx version: openresty/1.21.4.1\n", "nginx", "1.21.4")]
    [InlineData("redis-server", "\07.0.14buildkitsandbox-1702957741000000000\0", "redis", "7.0.14")]
    [InlineData("redis-server", "\04.0.11841ce7054bd9-1542359302000000000\0", "redis", "4.0.11")]
    [InlineData("valkey-server", "valkey9.0.0buildkitsandbox-1764887574000000000", "valkey", "9.0.0")]
    [InlineData("openssl", "\0OpenSSL 1.1.1w  11 Sep 2023\0", "openssl", "1.1.1w")]
    [InlineData("openssl", "\0OpenSSL 1.1.1 (compatible; AWS-LC 1.69.0)\0", "aws-lc", "1.69.0")]
    [InlineData("python3.11", "x\03.11.4rc1\0y", "python", "3.11.4rc1")]
    [InlineData("libpython3.11.so.1.0", "x\03.11.4\0y", "python", "3.11.4")]
    [InlineData("perl", "/usr/local/share/perl/5.36.0\0", "perl", "5.36.0")]
    [InlineData("xz", "\0xz (XZ Utils) 5.4.1\0", "xz", "5.4.1")]
    [InlineData("node", "node.js/v20.10.0\0", "node", "20.10.0")]
    [InlineData("deno", "x/f4bed1081456089559c82441a13c4fb700840cac1.11.3dlw", "deno", "1.11.3")]
    public void A_program_is_told_by_its_file_and_its_version(string file, string content, string name, string version)
    {
        var package = Assert.Single(new ProgramPackages().Read("opt/" + file, Encoding.Latin1.GetBytes($"\0\0{content}\0\0")));

        Assert.Equal((name, version), (package.Name, package.Version));
    }

    [Theory]
    [InlineData("python3.11", "x\03.10.4\0y")]
    [InlineData("notnginx", "nginx version: nginx/1.25.1\n")]
    public void Another_file_or_version_is_not_taken_for_it(string file, string content) =>
        Assert.Empty(new ProgramPackages().Read("nginx/" + file, Encoding.Latin1.GetBytes(content)));
}
