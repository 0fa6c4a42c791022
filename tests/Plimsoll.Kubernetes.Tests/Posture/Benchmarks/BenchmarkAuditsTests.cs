namespace Plimsoll.Kubernetes.Posture.Benchmarks;

public sealed class BenchmarkAuditsTests
{
    [Theory]
    [InlineData("/bin/ps -ef | grep $apiserverbin | grep -v grep", "$apiserverbin")]
    [InlineData("ps -ef | /bin/grep etcd", "etcd")]
    [InlineData("/bin/ps -fC $kubeletbin ", "$kubeletbin")]
    public void A_process_list_asks_for_a_command_line(string command, string program) =>
        Assert.Equal(new BenchmarkAudit.CommandLine(program), BenchmarkAudits.Parse(command));

    [Theory]
    [InlineData("/bin/cat $kubeletconf", "$kubeletconf")]
    [InlineData("cat /etc/a | grep -v grep", "/etc/a")]
    [InlineData("/bin/sh -c 'if test -e $proxykubeconfig; then cat $proxykubeconfig; fi'", "$proxykubeconfig")]
    public void Printing_asks_for_the_content_of_a_file(string command, string path) =>
        Assert.Equal(new BenchmarkAudit.Content(path), BenchmarkAudits.Parse(command));

    [Theory]
    [InlineData("stat -c %U:%G /var/lib/a", "/var/lib/a", "%U:%G", false, "")]
    [InlineData("/bin/sh -c 'if test -e $apiserverconf; then stat -c permissions=%a $apiserverconf; fi'", "$apiserverconf", "permissions=%a", false, "")]
    [InlineData("/bin/sh -c \"if test -e $kubeletsvc; then stat -c %U:%G $kubeletsvc; else echo \\\"File not found\\\"; fi\"", "$kubeletsvc", "%U:%G", false, "")]
    [InlineData("/bin/sh -c 'stat -c permissions=%a /var/lib/tls/*.key'", "/var/lib/tls/*.key", "permissions=%a", false, "")]
    [InlineData("for a in /etc/x /etc/y; do if test -e $a; then stat -c \"permissions=%a %n\" $a; fi; done", "/etc/x /etc/y", "permissions=%a %n", false, "")]
    [InlineData("find /etc/kubernetes/pki/ -name '*.key' | xargs stat -c permissions=%a", "/etc/kubernetes/pki", "permissions=%a", true, "*.key")]
    [InlineData("find /etc/kubernetes/pki/ | xargs stat -c %U:%G", "/etc/kubernetes/pki", "%U:%G", true, "")]
    [InlineData("/bin/sh -c 'if test -e $etcdconf; then find $etcdconf -name '*etcd*' | xargs stat -c %U:%G; fi'", "$etcdconf", "%U:%G", true, "*etcd*")]
    public void Stat_asks_for_modes(string command, string paths, string format, bool below, string pattern)
    {
        var modes = Assert.IsType<BenchmarkAudit.Modes>(BenchmarkAudits.Parse(command));

        Assert.Equal((paths, format, below, pattern), (string.Join(' ', modes.Paths), modes.Format, modes.IsBelow, modes.Pattern));
    }

    [Fact]
    public void A_file_may_be_named_by_a_flag() => Assert.Equal(
        new BenchmarkAudit.ModesOfFlag("$etcdbin", "--data-dir", "$etcddatadir", "permissions=%a"),
        BenchmarkAudits.Parse("""
            DATA_DIR=''
            for d in $(ps -ef | grep $etcdbin | grep -- --data-dir | sed 's%.*data-dir[= ]\([^ ]*\).*%\1%'); do
              if test -d "$d"; then DATA_DIR="$d"; fi
            done
            if ! test -d "$DATA_DIR"; then DATA_DIR=$etcddatadir; fi
            stat -c permissions=%a "$DATA_DIR"
            """));

    [Theory]
    [InlineData("")]
    [InlineData("rm -rf /")]
    [InlineData("kubectl get pods -A")]
    [InlineData("cat /etc/a; rm /etc/a")]
    [InlineData("cat $(find / -name x)")]
    [InlineData("if test -e /etc/a; then cat /etc/b; fi")]
    [InlineData("stat -c %a $(which x)")]
    [InlineData("ps -ef | grep kubelet | awk '{print $2}'")]
    public void Other_commands_are_not_understood(string command) => Assert.Null(BenchmarkAudits.Parse(command));

    [Fact]
    public void A_long_command_costs_no_time()
    {
        var started = TimeProvider.System.GetTimestamp();
        Assert.Null(BenchmarkAudits.Parse("find " + new string('a', 5_000)));
        Assert.Null(BenchmarkAudits.Parse(string.Concat(Enumerable.Repeat("if test -e x; then ", 200))));
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }
}
