using System.Collections.Immutable;
using System.CommandLine;
using Plimsoll.Cli.Commands;
using Plimsoll.Kubernetes.Live;

namespace Plimsoll.Cli.Options;

/// <summary>Which live cluster is read instead of files: <c>--cluster</c>, <c>--kubeconfig</c>, <c>--context</c>, <c>--in-cluster</c>.</summary>
sealed class ClusterOptions
{
    readonly Option<bool> _cluster = new("--cluster") { Description = "Read the live cluster of the current context instead of files." };

    readonly Option<string?> _kubeconfig = new("--kubeconfig")
    {
        Description = "Read the cluster of this kubeconfig; else KUBECONFIG and ~/.kube/config count.",
        HelpName = "FILE",
    };

    readonly Option<string?> _context = new("--context") { Description = "Read the cluster of this context.", HelpName = "NAME" };

    readonly Option<bool> _inCluster = new("--in-cluster") { Description = "Read the cluster that this Pod runs in, as its ServiceAccount." };

    readonly Option<bool> _allowExec = new("--allow-exec")
    {
        Description = "Let the kubeconfig's credential plugin be run. Without it such a user is refused.",
    };

    readonly Option<string[]> _namespaces = new("--namespace", "-n")
    {
        Description = "Of a live cluster, read only this namespace. May be repeated.",
        HelpName = "NAMESPACE",
    };

    readonly bool _hasNamespaces;

    /// <param name="hasNamespaces">Whether <c>--namespace</c> says what is read; where the command means something else by it, all is read.</param>
    public ClusterOptions(bool hasNamespaces = true) => _hasNamespaces = hasNamespaces;

    /// <summary>Adds the options, and lets the paths be left out.</summary>
    public void AddTo(Command command, Argument<string[]> paths)
    {
        paths.Arity = ArgumentArity.ZeroOrMore;
        command.Add(_cluster);
        command.Add(_kubeconfig);
        command.Add(_context);
        command.Add(_inCluster);
        if (_hasNamespaces)
            command.Add(_namespaces);
        command.Add(_allowExec);
    }

    /// <summary>Reads the live cluster where one is asked for, else the paths.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="paths">The argument with the paths.</param>
    /// <param name="uses">What the objects are for.</param>
    /// <param name="surroundings">The process.</param>
    /// <param name="progress">Shows how far it has come.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="UsageException">Neither or both are given, a path is not there, or the cluster cannot be read at all.</exception>
    public async Task<ManifestInput> ReadAsync(
        ParseResult parsed, Argument<string[]> paths, LiveUse uses, Surroundings surroundings, ProgressLine progress, CancellationToken cancellation)
    {
        var given = parsed.GetValue(paths) ?? [];
        if (!IsLive(parsed))
        {
            if (parsed.GetValue(_allowExec) || (_hasNamespaces && parsed.GetValue(_namespaces) is { Length: > 0 }))
                throw new UsageException("--namespace and --allow-exec are for a live cluster: add --cluster, or leave them out.");
            return given.Length > 0
                ? await ManifestInput.ReadAsync(given, surroundings, cancellation)
                : throw new UsageException("what is to be read? Name files or folders, - for standard input, or --cluster for the live cluster.");
        }

        if (given.Length > 0)
            throw new UsageException($"{given[0]}: files and a live cluster are not read together: leave out one of them.");
        try
        {
            var connection = await ConnectAsync(parsed, surroundings, cancellation);
            if (connection.IsInsecure)
                await surroundings.Error.WriteLineAsync($"plimsoll: context {connection.Name}: insecure-skip-tls-verify: whoever answers at {connection.Server.Authority} is believed");
            ImmutableArray<string> namespaces = _hasNamespaces ? [.. (parsed.GetValue(_namespaces) ?? []).Distinct(StringComparer.Ordinal)] : [];
            var live = await new ClusterReader(connection, surroundings.Time).ReadAsync(uses, namespaces, progress.OfCluster(connection.Name), cancellation);
            return new ManifestInput(live.Objects, live.Unread) { Live = live };
        }
        catch (KubeconfigException wrong)
        {
            throw new UsageException(wrong.Message);
        }
        catch (UnreachableClusterException away)
        {
            throw new UsageException(away.Message, ExitCode.Unreachable);
        }
    }

    bool IsLive(ParseResult parsed) => parsed.GetValue(_cluster) || parsed.GetValue(_inCluster)
        || parsed.GetValue(_kubeconfig) is not null || parsed.GetValue(_context) is not null;

    async Task<ClusterConnection> ConnectAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        var (file, context) = (parsed.GetValue(_kubeconfig), parsed.GetValue(_context));
        if (parsed.GetValue(_inCluster))
        {
            return file is null && context is null
                ? InClusterConnection.Make(surroundings.Environment)
                : throw new UsageException("--in-cluster: needs no --kubeconfig and no --context: leave out one of them.");
        }

        if (await Kubeconfig.ReadAsync(file, surroundings.Environment, cancellation) is { } config)
            return await config.ConnectAsync(context, parsed.GetValue(_allowExec) ? new ExecCredentialPlugin(surroundings.Environment) : null, cancellation);
        // As kubectl in a Pod: without a kubeconfig the Pod's own account counts.
        if (context is null && InClusterConnection.IsPossible(surroundings.Environment))
            return InClusterConnection.Make(surroundings.Environment);
        throw new UsageException($"{string.Join(", ", Kubeconfig.Paths(file, surroundings.Environment))}: no kubeconfig there: name one by --kubeconfig.");
    }
}
