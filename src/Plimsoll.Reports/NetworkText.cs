using Plimsoll.Model.Network;

namespace Plimsoll.Reports;

/// <summary>One connection a line, then what needs a person.</summary>
sealed class NetworkText : INetworkReport
{
    public string Name => "text";

    public void Write(NetworkReport report, TextWriter output)
    {
        var network = "";
        foreach (var line in report.Lines)
        {
            if (line.Network != network)
                output.Write($"network {VisibleText.Of(network = line.Network)}:\n");
            var change = line.Change.Length == 0 ? "" : $"{line.Change}: ";
            var before = line.Change.Length == 0 ? "" : $" (before: {line.Before})";
            var own = line.OwnConnections.Length == 0 ? "" : $" (by its own rules: {line.OwnConnections})";
            output.Write($"{change}{VisibleText.Of(line.Source)} => {VisibleText.Of(line.Destination)} : {line.Connections}{before}{own}\n");
        }

        if (report.Lines.IsEmpty)
            output.Write(Nothing(report));
        if (report.Notes.Length + report.Unread.Length > 0)
            output.Write('\n');
        foreach (var note in report.Notes)
            output.Write($"{(note.Location is null ? "" : VisibleText.Of($"{note.Location}") + ": ")}{VisibleText.Of(note.Subject)}: {VisibleText.Of(note.Message)}\n");
        foreach (var unread in report.Unread)
            output.Write($"not read: {VisibleText.Of(unread.Location?.ToString() ?? unread.Subject)}: {VisibleText.Of(unread.Detail)}\n");
    }
    static string Nothing(NetworkReport report) => report switch
    {
        { HasNoWorkloads: true } => "No workload was found.\n",
        { Title: "diff", Unread.IsEmpty: false } => "No difference in what was read.\n",
        { Title: "diff" } => "No difference.\n",
        _ => "Nothing is allowed.\n",
    };
}
