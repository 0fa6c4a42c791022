using Plimsoll.Images.Sources;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images;

public sealed class FolderScanTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("plimsoll-folder-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_root_file_system_has_its_distribution_and_packages_without_layers()
    {
        Write("etc/os-release", "ID=alpine\nVERSION_ID=3.20.1\n");
        Write("lib/apk/db/installed", "P:musl\nV:1.2.5-r0\n\n");

        var facts = await ScanAsync();

        Assert.Equal((ScanTarget.Folder, "alpine", null), (facts.Target, facts.Distro?.Id, facts.Digest));
        var package = Assert.Single(facts.Packages);
        Assert.Equal(("musl", "lib/apk/db/installed", null), (package.Name, package.Location.Path, package.Location.Layer));
    }

    [Fact]
    public async Task Links_lead_where_they_lead_inside_the_root_and_never_out_of_it()
    {
        Write("usr/lib/apk/db/installed", "P:musl\nV:1.2.5-r0\n\n");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "lib"), "/usr/lib");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "var/lib/dpkg"));
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "var/lib/dpkg/status"), "/var/lib/dpkg/status");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "package-lock.json"), "/etc/passwd");

        var facts = await ScanAsync();

        Assert.Equal(["musl"], facts.Packages.Select(package => package.Name));
        Assert.Equal(
            [("package-lock.json", UnreadReason.Missing), ("var/lib/dpkg/status", UnreadReason.Missing)],
            facts.Unread.Select(unread => (unread.Subject, unread.Reason)).Order());
    }

    [Fact]
    public async Task Links_to_folders_out_of_the_scanned_one_are_told_once()
    {
        Write("outside/package-lock.json", "{}");
        Write("in/a/x", "");
        foreach (var (link, target) in new[] { ("in/a/shared", "../../outside"), ("in/more", "../outside"), ("in/own", "a"), ("in/gone", "../nosuch") })
            File.CreateSymbolicLink(Path.Combine(_folder.FullName, link), target);

        var facts = await FolderScan.RunAsync(Path.Combine(_folder.FullName, "in"), "in", null, TestContext.Current.CancellationToken);

        Assert.Contains("and 1 more", Assert.Single(facts.Unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_version_control_and_the_kernel_keep_is_not_read()
    {
        const string Lock = """{"lockfileVersion":3,"packages":{"node_modules/a":{"version":"1.0.0"} } }""";
        foreach (var path in new[] { ".git/x", "module/.git/x", "proc/1", "sys/x", "dev/x", "usr/proc", "etc/x", "module" })
            Write($"{path}/package-lock.json", Lock);

        Assert.Equal(
            ["etc/x", "module", "usr/proc"],
            (await ScanAsync()).Packages.Select(package => Path.GetDirectoryName(package.Location.Path)));
    }

    [Fact]
    public async Task A_pipe_and_a_socket_are_named_and_never_opened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes and sockets in folders.");
        Write("lib/apk/db/installed", "");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "a"));
        using (var make = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(_folder.FullName, "package-lock.json")]))
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(Path.Combine(_folder.FullName, "a/package-lock.json")));

        var facts = await ScanAsync();

        Assert.Equal(
            [("a/package-lock.json", UnreadReason.Inaccessible), ("package-lock.json", UnreadReason.Unsupported)],
            facts.Unread.Select(unread => (unread.Subject, unread.Reason)).Order());
        Assert.Contains("no regular file", facts.Unread.Single(unread => unread.Subject == "package-lock.json").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_ends_with_everything_read()
    {
        Write("lib/apk/db/installed", "P:musl\nV:1.2.5-r0\n\n");
        var last = new Last();
        await FolderScan.RunAsync(_folder.FullName, "rootfs", last, TestContext.Current.CancellationToken);
        Assert.Equal((19, 19), (last.Value?.BytesRead, last.Value?.BytesTotal));
    }

    [Fact]
    public async Task What_is_no_folder_is_refused() =>
        await Assert.ThrowsAsync<ImageSourceException>(async () =>
            await FolderScan.RunAsync(Path.Combine(_folder.FullName, "absent"), "absent", null, TestContext.Current.CancellationToken));

    sealed class Last : IProgress<ScanProgress>
    {
        public ScanProgress? Value { get; private set; }

        public void Report(ScanProgress value) => Value = value;
    }

    void Write(string path, string text)
    {
        var file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    Task<ImageFacts> ScanAsync() => FolderScan.RunAsync(_folder.FullName, "rootfs", null, TestContext.Current.CancellationToken);
}
