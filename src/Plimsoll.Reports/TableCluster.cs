using Plimsoll.Model.Posture;

namespace Plimsoll.Reports;

/// <summary>What a cluster is, for people: the platforms with their evidence, the versions, and what matters for reading the findings.</summary>
static class TableCluster
{
    /// <summary>Pieces of evidence in one line: the JSON report has all.</summary>
    const int MaxEvidence = 3;

    public static void Write(ClusterProfile? cluster, TablePage page)
    {
        if (cluster is null)
            return;
        page.Heading("Cluster", "");
        if (cluster.Platforms.Length == 0)
            page.Line("  platform: not recognised, so nothing is assumed");
        foreach (var platform in cluster.Platforms)
        {
            page.Line($"  platform: {platform.Title} ({Word(platform.Certainty)}: {string.Join("; ", platform.Evidence.Take(MaxEvidence).Select(evidence => evidence.Fact))})");
            if (platform.Certainty == PlatformCertainty.Possible)
                continue;
            foreach (var fact in platform.Defaults)
                page.Line("    " + fact);
        }
        if (cluster.Components.Length > 0)
            page.Line("  versions: " + string.Join(", ", cluster.Components.Select(component => $"{component.Name} {component.Version}")));
        foreach (var note in cluster.Notes)
            page.Line("  " + note);
        page.Gap();
    }

    static string Word(PlatformCertainty certainty) => certainty switch
    {
        PlatformCertainty.Certain => "certain",
        PlatformCertainty.Likely => "likely",
        _ => "possible",
    };
}
