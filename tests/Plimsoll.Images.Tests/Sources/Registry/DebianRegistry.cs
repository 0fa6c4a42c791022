using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>A real registry on loopback: the program <c>docker-registry</c> of Debian, filled by <c>skopeo</c>.</summary>
sealed class DebianRegistry : IAsyncDisposable
{
    public const string User = "ada";
    public const string Password = "lovelace";

    // bcrypt of the password above: all that docker-registry reads.
    const string PasswordFile = "ada:$2y$05$K18pJaSbpu2RW9CxFv/FG.AB9gRKcU7jk6ym5qgCqWeODVLJd5146";
    const string Program = "/usr/bin/docker-registry";
    const string Pusher = "/usr/bin/skopeo";

    readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-registry-").FullName;
    readonly bool _hasLogin;
    readonly bool _hasTls;
    Process? _process;

    DebianRegistry(bool hasLogin, bool hasTls) => (_hasLogin, _hasTls) = (hasLogin, hasTls);

    public string Host { get; } = $"127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";

    public X509Certificate2Collection Authorities { get; } = [];

    public string AuthorityFile => Path.Combine(_folder, "ca.pem");

    /// <summary>Starts one, or skips the test by name where its programs are missing.</summary>
    public static async Task<DebianRegistry> StartAsync(bool hasLogin, bool hasTls)
    {
        Assert.SkipUnless(File.Exists(Program) && File.Exists(Pusher), "The Debian packages docker-registry and skopeo are not installed.");
        var registry = new DebianRegistry(hasLogin, hasTls);
        await registry.StartAsync();
        return registry;
    }

    /// <summary>Pushes the image of an archive.</summary>
    public async Task PushAsync(string archive, string name)
    {
        string[] arguments =
        [
            "copy", "-q", "--insecure-policy", "--dest-tls-verify=false", .. _hasLogin ? new[] { $"--dest-creds={User}:{Password}" } : [],
            $"docker-archive:{archive}", $"docker://{Host}/{name}",
        ];
        using var push = Process.Start(new ProcessStartInfo(Pusher, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var error = await push.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await push.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(push.ExitCode == 0, error);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    async Task StartAsync()
    {
        var configuration = $"version: 0.1\nlog: {{level: error}}\nstorage: {{filesystem: {{rootdirectory: {_folder}/data}}}}\nhttp:\n  addr: {Host}\n";
        if (_hasTls)
        {
            WriteCertificates();
            configuration += $"  tls: {{certificate: {_folder}/server.pem, key: {_folder}/server.key}}\n";
        }
        if (_hasLogin)
        {
            await File.WriteAllTextAsync($"{_folder}/passwords", PasswordFile + "\n", TestContext.Current.CancellationToken);
            configuration += $"auth: {{htpasswd: {{realm: test, path: {_folder}/passwords}}}}\n";
        }
        await File.WriteAllTextAsync($"{_folder}/config.yml", configuration, TestContext.Current.CancellationToken);
        var log = new ProcessStartInfo(Program, ["serve", $"{_folder}/config.yml"]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        _process = Process.Start(log)!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        await WaitAsync();
    }

    async Task WaitAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await probe.ConnectAsync(IPEndPoint.Parse(Host), TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException) when (attempt < 200)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    void WriteCertificates()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = new CertificateRequest("CN=Test authority", rootKey, HashAlgorithmName.SHA256);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var authority = root.CreateSelfSigned(from, to);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test registry", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, from, to, [1, 2, 3]);

        File.WriteAllText($"{_folder}/server.pem", certificate.ExportCertificatePem());
        File.WriteAllText($"{_folder}/server.key", key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
        Authorities.Add(authority);
    }

    static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
