using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Plimsoll.EndToEnd.Cluster;

/// <summary>A real etcd and kube-apiserver on loopback, of the folder that KUBEBUILDER_ASSETS names; nothing where it names none.</summary>
public sealed class ApiServer : IAsyncLifetime
{
    const int MaxStartSeconds = 90;
    const string AdminToken = "administrator-of-the-tests";

    readonly List<Process> _processes = [];
    HttpClient? _http;

    /// <summary>Why the tests that need it are skipped; <c>null</c> where it runs.</summary>
    public string? Absent { get; private set; }

    /// <summary>Where certificates and kubeconfigs are.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("plimsoll-api-server-").FullName;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var assets = Environment.GetEnvironmentVariable("KUBEBUILDER_ASSETS") ?? "";
        if (!File.Exists(Path.Combine(assets, "kube-apiserver")) || !File.Exists(Path.Combine(assets, "etcd")))
        {
            Absent = "no real API server: KUBEBUILDER_ASSETS names no folder with etcd and kube-apiserver (eng/test makes one).";
            return;
        }

        ServerCertificates.Write(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "tokens.csv"), $"{AdminToken},admin,admin,system:masters\n");
        var (etcd, peer, api) = (FreePort(), FreePort(), FreePort());
        Start(Path.Combine(assets, "etcd"), "--data-dir", "etcd", "--listen-client-urls", $"http://127.0.0.1:{etcd}",
            "--advertise-client-urls", $"http://127.0.0.1:{etcd}", "--listen-peer-urls", $"http://127.0.0.1:{peer}");
        Start(Path.Combine(assets, "kube-apiserver"), "--etcd-servers", $"http://127.0.0.1:{etcd}", "--bind-address", "127.0.0.1",
            "--secure-port", $"{api}", "--tls-cert-file", "server.crt", "--tls-private-key-file", "server.key", "--client-ca-file", "ca.crt",
            "--token-auth-file", "tokens.csv", "--authorization-mode", "RBAC", "--service-account-issuer", "https://plimsoll.test",
            "--service-account-key-file", "accounts.key", "--service-account-signing-key-file", "accounts.key",
            "--api-audiences", "https://plimsoll.test", "--service-cluster-ip-range", "10.0.0.0/16",
            "--disable-admission-plugins", "ServiceAccount", "--allow-privileged", "--cert-dir", ".");
        Address = $"https://127.0.0.1:{api}";
        _http = Client();
        await WaitAsync();
    }

    /// <summary>Skips the running test where there is no server.</summary>
    public void Need() => Assert.SkipWhen(Absent is not null, Absent ?? "");

    /// <summary>Sends JSON or YAML as the administrator.</summary>
    /// <returns>The answer.</returns>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, string body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        using var response = await _http!.SendAsync(request, TestContext.Current.CancellationToken); // Made where the server was started.
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {response.StatusCode} {text}");
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    /// <summary>Writes a kubeconfig for a user that is written in YAML's flow style.</summary>
    public async Task<string> KubeconfigAsync(string name, string user)
    {
        var path = Path.Combine(Folder, name);
        await File.WriteAllTextAsync(
            path,
            $$"""
            apiVersion: v1
            kind: Config
            current-context: {{name}}
            clusters: [{ name: c, cluster: { server: "{{Address}}", certificate-authority: ca.crt } }]
            users: [{ name: u, user: { {{user}} } }]
            contexts: [{ name: {{name}}, context: { cluster: c, user: u } }]

            """,
            TestContext.Current.CancellationToken);
        return path;
    }

    public ValueTask DisposeAsync()
    {
        _http?.Dispose();
        foreach (var process in Enumerable.Reverse(_processes))
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    HttpClient Client()
    {
        var authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Folder, "ca.crt"));
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(authority);
        var client = new HttpClient(handler) { BaseAddress = new Uri(Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AdminToken);
        return client;
    }

    void Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        // Nobody reads its log; a full pipe would stop it.
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        _processes.Add(process);
    }

    async Task WaitAsync()
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(MaxStartSeconds) && _processes.TrueForAll(process => !process.HasExited))
        {
            try
            {
                using var ready = await _http!.GetAsync("/readyz", TestContext.Current.CancellationToken); // Made before.
                if (ready.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Absent = $"no real API server: it was not ready within {MaxStartSeconds} seconds.";
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
