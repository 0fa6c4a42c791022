using System.Globalization;
using System.Security;
using Plimsoll.Model.Network;

namespace Plimsoll.Reports;

/// <summary>A picture: sources on the left, destinations on the right, a line for each connection.</summary>
/// <remarks>SVG 1.1; needs no script and no font of its own.</remarks>
sealed class NetworkSvg : INetworkReport
{
    /// <summary>Connections that are drawn; a picture of more tells nobody anything.</summary>
    const int MaxLines = 400;

    const int RowHeight = 44;
    const int BoxWidth = 330;
    const int BoxHeight = 28;
    const int RightBox = 640;
    const int Width = RightBox + BoxWidth + 20;
    const int Margin = 20;

    public string Name => "svg";

    public void Write(NetworkReport report, TextWriter output)
    {
        var lines = report.Lines.Take(MaxLines).ToArray();
        string[] sources = [.. lines.Select(line => line.Source).Distinct(StringComparer.Ordinal)];
        string[] destinations = [.. lines.Select(line => line.Destination).Distinct(StringComparer.Ordinal)];
        var height = (Math.Max(Math.Max(sources.Length, destinations.Length), 1) * RowHeight) + (3 * Margin);
        output.Write(string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" viewBox="0 0 {Width} {height}" font-family="sans-serif" font-size="12">
            <title>Connections that network policies allow</title>
            <rect width="100%" height="100%" fill="#ffffff"/>
            <defs><marker id="head" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="#46607a"/></marker></defs>

            """));
        foreach (var line in lines)
            WriteLine(line, Y(Array.IndexOf(sources, line.Source)), Y(Array.IndexOf(destinations, line.Destination)), output);
        for (var row = 0; row < sources.Length; row++)
            WriteBox(sources[row], Margin, Y(row), output);
        for (var row = 0; row < destinations.Length; row++)
            WriteBox(destinations[row], RightBox, Y(row), output);
        if (report.Lines.Length > MaxLines)
            output.Write($"<text x=\"{Margin}\" y=\"{height - 8}\">{report.Lines.Length - MaxLines} more connections are not drawn</text>\n");
        output.Write("</svg>\n");
    }

    static int Y(int row) => Margin + (row * RowHeight);

    static void WriteBox(string name, int x, int y, TextWriter output)
    {
        var fill = name.Contains("[External]", StringComparison.Ordinal) ? "#fff1dc" : name.StartsWith('{') || name.StartsWith("any ", StringComparison.Ordinal) ? "#e9e2f5" : "#e3eef9";
        output.Write($"<rect x=\"{x}\" y=\"{y}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"5\" fill=\"{fill}\" stroke=\"#46607a\"/>\n");
        output.Write($"<text x=\"{x + 8}\" y=\"{y + 18}\">{Text(name)}</text>\n");
    }

    static void WriteLine(NetworkLine line, int from, int to, TextWriter output)
    {
        var color = line.Change switch { "added" => "#2a8a3e", "removed" => "#c0392b", _ => "#46607a" };
        var (left, right) = (Margin + BoxWidth, RightBox - 2);
        var (start, end) = (from + (BoxHeight / 2), to + (BoxHeight / 2));
        output.Write($"<line x1=\"{left}\" y1=\"{start}\" x2=\"{right}\" y2=\"{end}\" stroke=\"{color}\" marker-end=\"url(#head)\"/>\n");
        // The label stands near its destination, where lines of different sources still differ in height.
        var (x, y) = (left + ((right - left) * 7 / 10), start + ((end - start) * 7 / 10) - 3);
        output.Write($"<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\" font-size=\"10\" fill=\"{color}\">{Text(line.Change == "removed" ? line.Before : line.Connections)}</text>\n");
    }

    static string Text(string text) => SecurityElement.Escape(VisibleText.Of(text)) ?? "";
}
