using System.Collections.Immutable;
using System.Text;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;

namespace Plimsoll.Cli.Rendering;

/// <summary>Has manifests rendered by the installed program and reads them.</summary>
/// <remarks>
/// <c>helm template</c> asks no cluster and fetches nothing for a chart on disk; <c>kustomize build</c> fetches only resources that a
/// kustomization itself names by URL. Helm says of each document from which template it comes: https://helm.sh/docs/helm/helm_template/.
/// </remarks>
static class RenderedManifests
{
    /// <summary>Documents of one rendering.</summary>
    const int MaxDocuments = 10_000;

    static readonly string[] Kustomizations = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    /// <summary>The objects of a path that a program makes.</summary>
    /// <exception cref="UsageException">The program is not installed or fails.</exception>
    public static async Task<Manifest> ReadAsync(RenderedPath path, Surroundings surroundings, CancellationToken cancellation)
    {
        var (tool, arguments) = path.Tool == RenderingTool.Helm ? Helm(path, surroundings) : Kustomize(path, surroundings);
        using var output = await new InstalledTool(tool, path.ToString()).RunAsync(arguments, surroundings, cancellation);
        var objects = ImmutableArray.CreateBuilder<KubernetesObject>();
        var unread = ImmutableArray.CreateBuilder<Unread>();
        var documents = 0;
        using var reader = new StreamReader(output, Encoding.UTF8);
        foreach (var (text, file) in Documents(reader, path))
        {
            if (++documents > MaxDocuments)
            {
                unread.Add(new Unread(path.ToString(), UnreadReason.LimitExceeded, $"more than {MaxDocuments} documents"));
                break;
            }

            using var document = new MemoryStream(Encoding.UTF8.GetBytes(text));
            var manifest = (await ManifestReader.ReadAsync(document, file, cancellation)).AsNamed();
            objects.AddRange(manifest.Objects);
            unread.AddRange(manifest.Unread);
        }

        return new Manifest(objects.ToImmutable(), unread.ToImmutable());
    }

    /// <summary>The file in a folder that says that it is one for kustomize; <c>null</c> for none.</summary>
    public static string? KustomizationIn(string folder) =>
        Kustomizations.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    static (string Tool, IEnumerable<string> Arguments) Helm(RenderedPath path, Surroundings surroundings)
    {
        var tool = InstalledTool.Find("helm", surroundings) ?? throw Missing(path, "helm", $"helm template {path.Target} | plimsoll ... -");
        var name = path.Settings.LastOrDefault(setting => setting.Key == "name").Value ?? "release-name";
        return (tool,
        [
            "template", name, Path.GetFullPath(path.Target), "--include-crds",
            .. path.Settings.Where(setting => setting.Key != "name").Select(setting => $"--{setting.Key}={setting.Value}"),
        ]);
    }

    static (string Tool, IEnumerable<string> Arguments) Kustomize(RenderedPath path, Surroundings surroundings)
    {
        var folder = Path.GetFullPath(path.Target);
        if (InstalledTool.Find("kustomize", surroundings) is { } kustomize)
            return (kustomize, ["build", folder]);
        return InstalledTool.Find("kubectl", surroundings) is { } kubectl
            ? (kubectl, ["kustomize", folder])
            : throw Missing(path, "kustomize or kubectl", $"kustomize build {path.Target} | plimsoll ... -");
    }

    static UsageException Missing(RenderedPath path, string program, string instead) =>
        new($"{path}: needs the program {program}, which is not on the PATH. Or have it rendered elsewhere: {instead}");

    /// <summary>The documents with the file that each comes from; lines are counted from the start of the document's file or output.</summary>
    static IEnumerable<(string Text, string File)> Documents(StreamReader output, RenderedPath path)
    {
        if (path.Tool == RenderingTool.Kustomize)
            return [(output.ReadToEnd(), KustomizationIn(path.Target) ?? path.Target)];
        return Templates(output, path.Target);
    }

    static IEnumerable<(string Text, string File)> Templates(StreamReader output, string chart)
    {
        const string Source = "# Source: ";
        var (text, file) = (new StringBuilder(), chart);
        while (output.ReadLine() is { } line)
        {
            // A new document is told by "---"; Helm names its template in the next line.
            if (line.StartsWith("---", StringComparison.Ordinal))
            {
                if (text.Length > 0)
                    yield return (text.ToString(), file);
                text.Clear();
            }
            else if (text.Length == 0 && line.StartsWith(Source, StringComparison.Ordinal))
            {
                file = InChart(chart, line[Source.Length..].Trim());
            }
            else
            {
                text.Append(line).Append('\n');
            }
        }

        if (text.Length > 0)
            yield return (text.ToString(), file);
    }

    /// <summary>The file of a template: Helm's first part is the chart's name.</summary>
    static string InChart(string chart, string source)
    {
        var slash = source.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? chart : Path.Combine(chart, source[(slash + 1)..].Replace('\0', '_'));
    }
}
