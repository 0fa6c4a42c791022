using Plimsoll.Model.Network;

namespace Plimsoll.Reports;

/// <summary>A graph for Graphviz.</summary>
/// <remarks>The DOT language, https://graphviz.org/doc/info/lang.html.</remarks>
sealed class NetworkDot : INetworkReport
{
    public string Name => "dot";

    public void Write(NetworkReport report, TextWriter output)
    {
        output.Write("digraph network {\n  rankdir=LR;\n  node [shape=box];\n");
        foreach (var line in report.Lines)
        {
            var color = line.Change switch { "added" => ", color=green", "removed" => ", color=red", _ => "" };
            output.Write($"  {Quoted(line.Source)} -> {Quoted(line.Destination)} [label={Quoted(line.Change == "removed" ? line.Before : line.Connections)}{color}];\n");
        }

        output.Write("}\n");
    }

    static string Quoted(string text) =>
        $"\"{VisibleText.Of(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
