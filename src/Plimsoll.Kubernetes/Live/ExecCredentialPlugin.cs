using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Live;

/// <summary>Runs the program that a kubeconfig names for credentials. Only made where the user has allowed it.</summary>
/// <param name="environment">Looks up PATH.</param>
/// <remarks>
/// https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins: client.authentication.k8s.io/v1 and v1beta1.
/// The program gets no terminal.
/// </remarks>
public sealed class ExecCredentialPlugin(Func<string, string?> environment)
{
    const string Group = "client.authentication.k8s.io/";

    internal async Task<ExecCredential> RunAsync(MappingNode exec, KubeconfigEntry user, KubeconfigEntry cluster, CancellationToken cancellation)
    {
        var command = exec["command"].AsText ?? "";
        var version = exec["apiVersion"].AsText ?? "";
        if (version is not (Group + "v1" or Group + "v1beta1"))
            throw new KubeconfigException($"{user.File}: exec {command}: apiVersion \"{version}\": expected {Group}v1 or {Group}v1beta1.");
        if (exec["interactiveMode"].AsText == "Always")
            throw new KubeconfigException($"{user.File}: exec {command}: interactiveMode Always: the program needs a terminal; use a token: kubectl create token NAME.");
        var start = new ProcessStartInfo(Find(command, user))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (exec["args"] as SequenceNode)?.Items ?? [])
            start.ArgumentList.Add((argument as ScalarNode)?.Text ?? "");
        foreach (var variable in exec["env"].AsMappings)
            start.Environment[variable["name"].AsText ?? ""] = (variable["value"] as ScalarNode)?.Text ?? "";
        start.Environment["KUBERNETES_EXEC_INFO"] = Request(version, exec["provideClusterInfo"].AsBoolean == true ? cluster : null);
        return Read(await OutputAsync(start, command, cancellation), command, version);
    }

    /// <summary>The program: by its path from the kubeconfig, or in PATH; never in the current folder.</summary>
    string Find(string command, KubeconfigEntry user)
    {
        if (command.Contains('/', StringComparison.Ordinal) && File.Exists(user.Resolve(command)))
            return user.Resolve(command);
        var found = command is { Length: > 0 } && !command.Contains('/', StringComparison.Ordinal)
            ? (environment("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathRooted)
                .Select(folder => Path.Combine(folder, command)).FirstOrDefault(File.Exists)
            : null;
        return found ?? throw new KubeconfigException(
            $"{user.File}: exec: the program \"{command}\" is not installed{(user.Node?["exec"]?["installHint"].AsText is { Length: > 0 } hint ? $": {ApiText.OneLine(hint)}" : "")}.");
    }

    static async Task<byte[]> OutputAsync(ProcessStartInfo start, string command, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(TimeSpan.FromSeconds(LiveLimits.MaxPluginSeconds));
        using var process = Start(start, command);
        try
        {
            process.StandardInput.Close();
            var bytes = await ReadAsync(process.StandardOutput.BaseStream, command, deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode == 0 ? bytes : throw new KubeconfigException($"exec {command}: ended with exit code {process.ExitCode}.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new KubeconfigException($"exec {command}: no answer within {LiveLimits.MaxPluginSeconds} seconds.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    static Process Start(ProcessStartInfo start, string command)
    {
        try
        {
            return Process.Start(start) ?? throw new KubeconfigException($"exec {command}: cannot be run.");
        }
        catch (Win32Exception problem)
        {
            throw new KubeconfigException($"exec {command}: cannot be run: {problem.Message}.");
        }
    }

    static async Task<byte[]> ReadAsync(Stream output, string command, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16_384];
        int read;
        while ((read = await output.ReadAsync(buffer, cancellation)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > LiveLimits.MaxCredentialBytes)
                throw new KubeconfigException($"exec {command}: its answer is larger than {LiveLimits.MaxCredentialBytes} bytes.");
        }

        return bytes.ToArray();
    }

    static string Request(string version, KubeconfigEntry? cluster)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("apiVersion", version);
            writer.WriteString("kind", "ExecCredential");
            writer.WriteStartObject("spec");
            writer.WriteBoolean("interactive", false);
            if (cluster is not null)
                WriteCluster(writer, cluster);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    static void WriteCluster(Utf8JsonWriter writer, KubeconfigEntry cluster)
    {
        writer.WriteStartObject("cluster");
        foreach (var key in new[] { "server", "tls-server-name", "proxy-url" })
        {
            if (cluster.Text(key) is { Length: > 0 } text)
                writer.WriteString(key, text);
        }

        if (cluster.IsTrue("insecure-skip-tls-verify"))
            writer.WriteBoolean("insecure-skip-tls-verify", true);
        if (cluster.Content("certificate-authority") is { Length: > 0 } authority)
            writer.WriteBase64String("certificate-authority-data", Encoding.UTF8.GetBytes(authority));
        if (cluster.Node?["extensions"].AsMappings.FirstOrDefault(entry => entry["name"].AsText == "client.authentication.k8s.io/exec")?["extension"] is { } extension)
        {
            writer.WritePropertyName("config");
            extension.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    static ExecCredential Read(byte[] answer, string command, string version)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            var root = json.RootElement;
            if (Text(root, "kind") != "ExecCredential" || Text(root, "apiVersion") != version
                || !root.TryGetProperty("status", out var status) || status.ValueKind != JsonValueKind.Object)
            {
                throw new KubeconfigException($"exec {command}: expected an ExecCredential of {version} with a status.");
            }

            var credential = new ExecCredential(Text(status, "token"), Text(status, "clientCertificateData"), Text(status, "clientKeyData"));
            return credential.Token.Length > 0 || (credential.CertificatePem.Length > 0 && credential.KeyPem.Length > 0)
                ? credential
                : throw new KubeconfigException($"exec {command}: neither a token nor a certificate with its key in the answer.");
        }
        catch (JsonException)
        {
            throw new KubeconfigException($"exec {command}: its answer is not JSON.");
        }
    }

    static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() ?? ""
            : "";
}
