using System.Collections.Immutable;
using System.Text;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Live;

/// <summary>The kubeconfig files of a user, put together as kubectl does: of what several files name, the first counts.</summary>
/// <remarks>
/// https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/#merging-kubeconfig-files and
/// https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/.
/// </remarks>
public sealed class Kubeconfig
{
    readonly Dictionary<(string Section, string Name), KubeconfigEntry> _entries = [];
    readonly List<string> _files = [];
    string _currentContext = "";

    Kubeconfig()
    {
    }

    /// <summary>The context that is used where none is named; empty where the files name none.</summary>
    public string CurrentContext => _currentContext;

    /// <summary>The contexts, sorted.</summary>
    public ImmutableArray<string> Contexts =>
        [.. _entries.Keys.Where(key => key.Section == "contexts").Select(key => key.Name).Order(StringComparer.Ordinal)];

    /// <summary>Reads the file that is named, else those of KUBECONFIG, else the one in the home folder.</summary>
    /// <param name="file">The file named; <c>null</c> where none is.</param>
    /// <param name="environment">Looks up KUBECONFIG and HOME.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns><c>null</c> where no file is named and none is there.</returns>
    /// <exception cref="KubeconfigException">A file is named and not there, or no kubeconfig.</exception>
    public static async Task<Kubeconfig?> ReadAsync(string? file, Func<string, string?> environment, CancellationToken cancellation)
    {
        var config = new Kubeconfig();
        foreach (var path in Paths(file, environment))
        {
            if (file is null && !File.Exists(path))
                continue;
            await config.AddAsync(path, cancellation);
        }

        return config._files.Count == 0 ? null : config;
    }

    /// <summary>The files that are looked at, in order.</summary>
    /// <param name="file">The file named; <c>null</c> where none is.</param>
    /// <param name="environment">Looks up KUBECONFIG and HOME.</param>
    public static ImmutableArray<string> Paths(string? file, Func<string, string?> environment)
    {
        if (file is not null)
            return [file];
        if (environment("KUBECONFIG") is { Length: > 0 } list)
            return [.. list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        return [Path.Combine(environment("HOME") ?? environment("USERPROFILE") ?? ".", ".kube", "config")];
    }

    /// <summary>Makes the connection of a context.</summary>
    /// <param name="context">Its name; <c>null</c> for the current one.</param>
    /// <param name="plugin">Runs a credential plugin; <c>null</c> where the user has not allowed one.</param>
    /// <param name="cancellation">Ends a plugin.</param>
    /// <exception cref="KubeconfigException">There is no such context, or something that it names is not there.</exception>
    public async Task<ClusterConnection> ConnectAsync(string? context, ExecCredentialPlugin? plugin, CancellationToken cancellation)
    {
        var name = context ?? _currentContext;
        if (name.Length == 0)
            throw new KubeconfigException($"{Files}: no current-context: name one of {string.Join(", ", Contexts)} by --context.");
        if (!_entries.TryGetValue(("contexts", name), out var found))
            throw new KubeconfigException($"{Files}: no context {name}; there is: {string.Join(", ", Contexts)}.");
        var cluster = Find("clusters", found.Text("cluster"), name);
        if (!Uri.TryCreate(cluster.Text("server"), UriKind.Absolute, out var server) || server.Scheme is not ("https" or "http"))
            throw new KubeconfigException($"{cluster.File}: cluster {found.Text("cluster")}: server \"{cluster.Text("server")}\": expected https://HOST:PORT.");
        var user = found.Text("user").Length == 0 ? null : Find("users", found.Text("user"), name);
        return await new KubeconfigUser(user).CompleteAsync(name, server, cluster, plugin, cancellation);
    }

    string Files => string.Join(Path.PathSeparator, _files);

    KubeconfigEntry Find(string section, string name, string context) => _entries.TryGetValue((section, name), out var entry)
        ? entry
        : throw new KubeconfigException($"{Files}: context {context} names \"{name}\", which is not among the {section}.");

    async Task AddAsync(string path, CancellationToken cancellation)
    {
        var text = CredentialFile.Read(path, "kubeconfig");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var manifest = await ManifestReader.ReadAsync(stream, path, cancellation);
        if (manifest.Unread is [var bad, ..])
            throw new KubeconfigException($"{bad.Location}: not a kubeconfig: {bad.Detail}.");
        if (manifest.Objects is not [{ Reference.Kind: "Config" } config])
            throw new KubeconfigException($"{path}: not a kubeconfig: expected apiVersion v1, kind Config.");
        _files.Add(path);
        if (_currentContext.Length == 0)
            _currentContext = config.Root["current-context"].AsText ?? "";
        foreach (var (section, inner) in new[] { ("clusters", "cluster"), ("users", "user"), ("contexts", "context") })
        {
            foreach (var entry in config.Root[section].AsMappings)
            {
                if (entry["name"].AsText is { } name)
                    _entries.TryAdd((section, name), new KubeconfigEntry(path, entry[inner] as MappingNode));
            }
        }
    }
}
