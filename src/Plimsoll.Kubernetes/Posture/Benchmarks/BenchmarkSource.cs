using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Text.RegularExpressions;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Posture.Nodes;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>Answers commands of checks from a node, or from the objects of a cluster. No command is ever run.</summary>
/// <param name="settings">What variables stand for.</param>
/// <param name="target">What the checks are about.</param>
/// <param name="node">The node; <c>null</c> for the objects.</param>
/// <param name="objects">The objects of the cluster, where there is no node.</param>
sealed partial class BenchmarkSource(BenchmarkSettings settings, string target, NodeSnapshot? node, ImmutableArray<KubernetesObject> objects)
{
    /// <summary>Files whose modes answer one command.</summary>
    const int MaxFiles = 10_000;

    /// <summary>What a command would print; <c>null</c> where nothing that was given tells. A file that was not recorded is not an absent one.</summary>
    public BenchmarkAnswer? Answer(string command) => BenchmarkAudits.Parse(command) switch
    {
        BenchmarkAudit.CommandLine line => Process(line.Program),
        BenchmarkAudit.Content content => Content(content.Path),
        BenchmarkAudit.Modes modes => node is null ? null : Modes(node, modes),
        BenchmarkAudit.ModesOfFlag file => node is null ? null : Modes(node, new BenchmarkAudit.Modes([Named(file)], file.Format)),
        _ => null,
    };

    /// <summary>A text with its variables replaced by what they stand for here; other words with a dollar sign stay.</summary>
    public string Fill(string text) => Variable().Replace(text, match =>
        Path(match.Value) ?? settings.Find(target, match.Value[1..]).FirstOrDefault() ?? match.Value);

    BenchmarkAnswer? Process(string program)
    {
        var programs = program is ['$', .. var variable] ? settings.Find(target, variable) : [program];
        return node is null ? CommandLines.Find(programs, objects) : CommandLines.Find(programs, node);
    }

    BenchmarkAnswer? Content(string written) => node is not null && Path(written) is { } path && node.Files.TryGetValue(path, out var text)
        ? new BenchmarkAnswer(text, node.Place(path), node.Reference)
        : null;

    static BenchmarkAnswer? Print(NodeSnapshot node, IEnumerable<RecordedMode> modes, string format)
    {
        RecordedMode[] found = [.. modes.Take(MaxFiles)];
        return found.Length == 0 ? null : new BenchmarkAnswer(string.Join('\n', found.Select(mode => mode.Print(format))), found[0].Location, node.Reference);
    }

    BenchmarkAnswer? Modes(NodeSnapshot from, BenchmarkAudit.Modes audit)
    {
        var paths = audit.Paths.Select(Path).OfType<string>().ToList();
        if (audit.IsBelow)
            return Print(from, paths.SelectMany(path => Below(from, path, audit.Pattern)), audit.Format);
        return Print(from, paths.SelectMany(path => path.Contains('*', StringComparison.Ordinal)
            ? from.Modes.Values.Where(mode => Folder(mode.Path) == Folder(path) && FileSystemName.MatchesSimpleExpression(Name(path), Name(mode.Path), ignoreCase: false))
            : from.Modes.TryGetValue(path, out var mode) ? [mode] : []), audit.Format);
    }

    static IEnumerable<RecordedMode> Below(NodeSnapshot from, string path, string pattern) => from.Modes.Values.Where(mode =>
        (mode.Path == path || mode.Path.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal))
        && (pattern.Length == 0 || FileSystemName.MatchesSimpleExpression(pattern, Name(mode.Path), ignoreCase: false)));

    string Named(BenchmarkAudit.ModesOfFlag file) =>
        Process(file.Program) is { } line && CommandLines.Value(line.Text, file.Flag) is { } path ? path.TrimEnd('/') : file.Otherwise;

    /// <summary>The path of a variable: the first that the node is known to have.</summary>
    string? Path(string written) => written is ['$', .. var variable]
        ? settings.Find(target, variable).FirstOrDefault(path => node?.Has(path) == true)
        : written.StartsWith('/') ? written : null;

    static string Folder(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];

    static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    [GeneratedRegex(@"\$[a-z]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Variable();
}
