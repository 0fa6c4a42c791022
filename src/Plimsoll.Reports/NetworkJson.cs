using Plimsoll.Model.Network;

namespace Plimsoll.Reports;

/// <summary>For programs.</summary>
sealed class NetworkJson : INetworkReport
{
    public string Name => "json";

    public void Write(NetworkReport report, TextWriter output)
    {
        using var json = new JsonText(output);
        json.StartObject();
        json.Text("report", report.Title);
        json.StartArray("connections");
        foreach (var line in report.Lines)
        {
            json.StartObject();
            json.Text("source", line.Source);
            json.Text("destination", line.Destination);
            json.Text("connections", line.Connections);
            json.TextIfAny("ownConnections", line.OwnConnections);
            json.TextIfAny("network", line.Network);
            json.TextIfAny("change", line.Change);
            json.TextIfAny("before", line.Before);
            json.EndObject();
        }

        json.EndArray();
        json.StartArray("notes");
        foreach (var note in report.Notes)
        {
            json.StartObject();
            json.Text("kind", note.Kind);
            json.Text("subject", note.Subject);
            json.Text("message", note.Message);
            json.Location("location", note.Location);
            json.EndObject();
        }

        json.EndArray();
        json.Unread("unread", report.Unread);
        json.EndObject();
    }
}
