using Plimsoll.Model.Posture;

namespace Plimsoll.Reports;

/// <summary>What a cluster is, for programs.</summary>
static class JsonCluster
{
    public static void Write(ClusterProfile? cluster, JsonText json)
    {
        if (cluster is null)
            return;
        json.StartObject("cluster");
        json.StartArray("platforms");
        foreach (var platform in cluster.Platforms)
            Write(platform, json);
        json.EndArray();
        json.StartArray("components");
        foreach (var component in cluster.Components)
        {
            json.StartObject();
            json.Text("name", component.Name);
            json.Text("version", component.Version);
            json.Location("location", component.Location);
            json.EndObject();
        }
        json.EndArray();
        json.Texts("notes", cluster.Notes);
        json.EndObject();
    }

    static void Write(PlatformMatch platform, JsonText json)
    {
        json.StartObject();
        json.Text("name", platform.Name);
        json.Text("title", platform.Title);
        json.Text("certainty", platform.Certainty.ToString());
        json.StartArray("evidence");
        foreach (var evidence in platform.Evidence)
        {
            json.StartObject();
            json.Text("fact", evidence.Fact);
            json.Text("object", evidence.Object.ToString());
            json.Location("location", evidence.Location);
            json.EndObject();
        }
        json.EndArray();
        json.Texts("defaults", platform.Defaults);
        json.EndObject();
    }
}
