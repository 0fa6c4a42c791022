using System.Collections.Immutable;
using System.CommandLine;
using Plimsoll.Cli.Rendering;
using Plimsoll.Kubernetes.Live;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;

namespace Plimsoll.Cli.Commands;

/// <summary>The manifests a command is given: files, folders, or standard input.</summary>
/// <param name="Objects">The objects read, in order.</param>
/// <param name="Unread">What could not be read.</param>
sealed record ManifestInput(ImmutableArray<KubernetesObject> Objects, ImmutableArray<Unread> Unread)
{
    /// <summary>The live cluster, where they come from one; else <c>null</c>.</summary>
    public LiveCluster? Live { get; init; }

    /// <summary>What was examined, for reports: the paths, or the cluster.</summary>
    public string[] Targets(string[]? paths) => Live is { Name: var name } ? [$"cluster {name}"] : paths ?? [];

    /// <summary>The argument that names them.</summary>
    public static Argument<string[]> Argument() => new("PATH")
    {
        Description = "Manifest files or folders (YAML, JSON); - for standard input; kustomize:FOLDER or helm:CHART[,values=FILE][,set=KEY=VALUE] "
            + "for what the installed program renders.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Reads everything below <paramref name="paths"/>.</summary>
    /// <exception cref="UsageException">A path is not there, or there is no manifest below it.</exception>
    public static async Task<ManifestInput> ReadAsync(
        IReadOnlyList<string> paths, Surroundings surroundings, CancellationToken cancellation)
    {
        var objects = ImmutableArray.CreateBuilder<KubernetesObject>();
        var unread = ImmutableArray.CreateBuilder<Unread>();
        var files = 0;
        foreach (var path in paths)
        {
            if (RenderedPath.Parse(path) is { } rendered)
            {
                files++;
                var made = await RenderedManifests.ReadAsync(rendered, surroundings, cancellation);
                objects.AddRange(made.Objects);
                unread.AddRange(made.Unread);
                continue;
            }

            var found = Find(path);
            unread.AddRange(found.Unread);
            var charts = new HelmCharts(found.Paths);
            await HintAsync(path, surroundings);
            foreach (var file in found.Paths)
            {
                files++;
                var manifest = await ReadAsync(file, surroundings, cancellation);
                manifest = found.IsNamed ? manifest.AsNamed() : charts.Examine(file, manifest);
                objects.AddRange(manifest.Objects);
                unread.AddRange(manifest.Unread);
            }

            unread.AddRange(charts.Unread);
        }

        if (files == 0)
            throw new UsageException($"{string.Join(", ", paths)}: no manifest found (*.yaml, *.yml or *.json).");
        return new ManifestInput(objects.ToImmutable(), unread.ToImmutable());
    }

    /// <summary>A kustomization is read file by file, patches as if they were objects: told, because it may not be meant.</summary>
    static async Task HintAsync(string path, Surroundings surroundings)
    {
        if (Directory.Exists(path) && RenderedManifests.KustomizationIn(path) is { } kustomization)
            await surroundings.Error.WriteLineAsync($"plimsoll: {kustomization} is not built, its files are read one by one; kustomize:{path} reads what it builds.");
    }

    static ManifestFiles Find(string path)
    {
        if (path == "-")
            return new ManifestFiles(["-"], [], IsNamed: true);
        if (!Path.Exists(path))
            throw new UsageException($"{path}: no such file or folder.");
        return ManifestFiles.Find(path);
    }

    static async Task<Manifest> ReadAsync(string file, Surroundings surroundings, CancellationToken cancellation)
    {
        if (file == "-")
            return await ManifestReader.ReadAsync(surroundings.Input, "-", cancellation);

        try
        {
            await using var stream = File.OpenRead(file);
            return await ManifestReader.ReadAsync(stream, file, cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Manifest([], [new Unread(file, UnreadReason.Inaccessible, problem.Message)]);
        }
    }
}
