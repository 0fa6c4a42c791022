using Plimsoll.Model.Findings;
using Plimsoll.Model.Rbac;

namespace Plimsoll.Reports.Rbac;

/// <summary>Risks for programs.</summary>
/// <remarks>A member may be added, but none changes its meaning within a schemaVersion.</remarks>
public sealed class RbacRiskJson : IRbacRiskReport
{
    const int SchemaVersion = 1;

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public void Write(RbacRisks risks, TextWriter output, ReportStyle style)
    {
        using var json = new JsonText(output);
        json.StartObject();
        json.Number("schemaVersion", SchemaVersion);
        json.Number("starts", risks.Starts);
        json.Number("roles", risks.Roles);
        json.Number("bindings", risks.Bindings);
        json.Number("pathsLeftOut", risks.LeftOut);
        json.StartArray("paths");
        foreach (var path in risks.Paths)
            Path(path, json);
        json.EndArray();
        json.StartArray("findings");
        foreach (var finding in risks.Findings)
            Finding(finding, json);
        json.EndArray();
        json.Unread("unread", risks.Unread);
        json.EndObject();
    }

    static void Path(RbacPath path, JsonText json)
    {
        json.StartObject();
        json.Text("start", path.Start);
        json.Text("goal", path.Goal);
        json.Text("severity", path.Severity.ToString());
        json.StartArray("workloads");
        foreach (var use in path.Uses)
        {
            json.StartObject();
            json.Text("workload", use.Workload.ToString());
            json.Location("location", use.Location);
            json.Flag("mountsToken", use.MountsToken);
            json.Texts("exposure", use.Exposure);
            json.Flag("closedByNetworkPolicies", use.IsClosed);
            json.Texts("podSecurity", use.PodSecurity);
            json.EndObject();
        }

        json.EndArray();
        json.StartArray("hops");
        foreach (var hop in path.Hops)
            Hop(hop, json);
        json.EndArray();
        json.EndObject();
    }

    static void Hop(RbacHop hop, JsonText json)
    {
        json.StartObject();
        json.Text("from", hop.From);
        json.Text("to", hop.To);
        json.Text("technique", hop.Technique);
        json.Text("title", hop.Title);
        json.StartArray("evidence");
        foreach (var evidence in hop.Evidence)
        {
            json.StartObject();
            RbacAnswerJson.Evidence(evidence, json);
            json.EndObject();
        }

        json.EndArray();
        json.Text("remedy", hop.Remedy);
        json.EndObject();
    }

    static void Finding(ObjectFinding finding, JsonText json)
    {
        json.StartObject();
        json.Text("id", finding.Id);
        json.Text("title", finding.Title);
        json.Text("severity", finding.Severity.ToString());
        json.Text("object", finding.Object.ToString());
        json.Text("message", finding.Message);
        json.Text("remediation", finding.Remediation);
        json.Location("location", finding.Location);
        json.EndObject();
    }
}
