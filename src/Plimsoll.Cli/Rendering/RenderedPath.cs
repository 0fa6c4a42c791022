using System.Collections.Immutable;

namespace Plimsoll.Cli.Rendering;

/// <summary>A PATH whose manifests a program makes: <c>kustomize:FOLDER</c> or <c>helm:CHART[,values=FILE][,set=KEY=VALUE]...</c>.</summary>
/// <param name="Tool">The program.</param>
/// <param name="Target">The folder with the kustomization, or the chart.</param>
/// <param name="Settings">What the chart is rendered with, in written order.</param>
/// <remarks>One word, so that it stands wherever a path does, also twice: <c>netpol diff helm:a helm:b</c>.</remarks>
sealed record RenderedPath(RenderingTool Tool, string Target, ImmutableArray<KeyValuePair<string, string>> Settings)
{
    const string Kustomize = "kustomize:";
    const string Helm = "helm:";
    static readonly string[] Known = ["values", "set", "set-string", "name", "namespace", "kube-version", "api-versions"];

    /// <summary>The path for messages.</summary>
    public override string ToString() => (Tool == RenderingTool.Helm ? Helm : Kustomize) + Target;

    /// <summary>Reads such a path; <c>null</c> for any other, and for a file that is really named so.</summary>
    /// <exception cref="UsageException">It is one, but says something wrong.</exception>
    public static RenderedPath? Parse(string path)
    {
        if (Path.Exists(path))
            return null;
        if (path.StartsWith(Kustomize, StringComparison.Ordinal))
            return OfKustomize(path, path[Kustomize.Length..]);
        return path.StartsWith(Helm, StringComparison.Ordinal) ? OfHelm(path, [.. Split(path[Helm.Length..])]) : null;
    }

    static RenderedPath OfKustomize(string path, string folder) => Directory.Exists(folder)
        ? new RenderedPath(RenderingTool.Kustomize, folder, [])
        : throw new UsageException($"{path}: no such folder: expected kustomize:FOLDER with a kustomization.yaml in it.");

    static RenderedPath OfHelm(string path, ImmutableArray<string> parts)
    {
        var chart = parts[0];
        if (!File.Exists(chart) && !File.Exists(Path.Combine(chart, "Chart.yaml")))
            throw new UsageException($"{path}: no chart there: expected helm:FOLDER with a Chart.yaml in it, or a packed chart; helm pull fetches one.");
        var settings = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var part in parts[1..])
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !Known.Contains(part[..equals], StringComparer.Ordinal))
                throw new UsageException($"{path}: \"{part}\" is not known: expected {string.Join("=, ", Known)}=; a comma in a value is written \\,");
            if (part[..equals] == "values" && !File.Exists(part[(equals + 1)..]))
                throw new UsageException($"{path}: {part[(equals + 1)..]}: no such file.");
            if (part is ['n', 'a', 'm', 'e', '=', not (>= 'a' and <= 'z' or >= '0' and <= '9'), ..] or "name=")
                throw new UsageException($"{path}: \"{part}\" names no release: expected a lower-case letter or digit first.");
            settings.Add(new(part[..equals], part[(equals + 1)..]));
        }

        return new RenderedPath(RenderingTool.Helm, chart, settings.ToImmutable());
    }

    /// <summary>The parts between commas; a comma behind a backslash is one of a part.</summary>
    static IEnumerable<string> Split(string text)
    {
        var part = new System.Text.StringBuilder();
        for (var position = 0; position < text.Length; position++)
        {
            if (text[position] == '\\' && position + 1 < text.Length && text[position + 1] == ',')
            {
                part.Append(',');
                position++;
            }
            else if (text[position] == ',')
            {
                yield return part.ToString();
                part.Clear();
            }
            else
            {
                part.Append(text[position]);
            }
        }

        yield return part.ToString();
    }
}
