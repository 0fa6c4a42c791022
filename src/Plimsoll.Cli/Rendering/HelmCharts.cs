using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Cli.Rendering;

/// <summary>The Helm charts among the files of a folder: what of their templates is not YAML before it is rendered is told once a chart.</summary>
sealed class HelmCharts
{
    readonly ImmutableArray<string> _charts;
    readonly Dictionary<string, int> _unreadable = new(StringComparer.Ordinal);

    /// <summary>The charts among some files.</summary>
    public HelmCharts(IEnumerable<string> files) => _charts =
    [
        .. files.Where(file => Path.GetFileName(file) == "Chart.yaml").Select(file => Path.GetDirectoryName(file) ?? "").OrderByDescending(folder => folder.Length),
    ];

    /// <summary>The file as it is; without what cannot be read where it is a template of a chart.</summary>
    public Manifest Examine(string file, Manifest manifest)
    {
        if (manifest.Unread.IsEmpty || ChartOf(file) is not { } chart)
            return manifest;
        _unreadable[chart] = _unreadable.GetValueOrDefault(chart) + 1;
        return manifest with { Unread = [] };
    }

    /// <summary>The charts with templates that could not be read.</summary>
    public IEnumerable<Unread> Unread => _unreadable.OrderBy(chart => chart.Key, StringComparer.Ordinal).Select(chart => new Unread(
        chart.Key,
        UnreadReason.Unsupported,
        $"a Helm chart, {chart.Value} of its templates {(chart.Value == 1 ? "is" : "are")} not YAML before {(chart.Value == 1 ? "it is" : "they are")} rendered: give helm:{chart.Key}",
        new SourceLocation(Path.Combine(chart.Key, "Chart.yaml"), 0, 0)));

    string? ChartOf(string file) => _charts.FirstOrDefault(chart =>
        file.StartsWith(Path.Combine(chart, "templates") + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}
