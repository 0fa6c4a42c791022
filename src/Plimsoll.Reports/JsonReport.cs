using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports;

/// <summary>For programs: everything that was examined, found and decided.</summary>
/// <remarks>Schema: docs/reports/plimsoll-report.schema.json; a member may be added, but none changes its meaning within a schemaVersion.</remarks>
public sealed class JsonReport : IReport
{
    /// <summary>The version of the schema that the report follows.</summary>
    public const int SchemaVersion = 1;

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public string Description => "for programs, everything found (docs/reports/json.md)";

    /// <inheritdoc/>
    public void Write(Examination examination, TextWriter output, ReportStyle style)
    {
        var images = ImageFindings.Of(examination);
        var unread = UnreadList.Of(examination);
        using var json = new JsonText(output);

        json.StartObject();
        json.Number("schemaVersion", SchemaVersion);
        json.TextIfAny("notice", DatabaseText.Notice(examination));
        Verdict(examination, Summary.Of(examination, WorkloadFindings.Of(examination), images), json);
        Run(examination, json);
        Database(examination, json);
        Policies(examination, json);
        JsonCluster.Write(examination.Cluster, json);
        Decisions(examination, json);
        Admission(examination, json);
        json.Unread("unread", unread);
        JsonTriage.Notes(examination.Verdict.Notes, json);
        Workloads(examination, json);
        JsonImages.Write(images, json);
        json.EndObject();
    }

    static void Verdict(Examination examination, Summary summary, JsonText json)
    {
        json.StartObject("verdict");
        json.Text("outcome", summary.OutcomeName);
        json.Number("exitCode", summary.ExitCode);
        json.Text("summary", summary.Line(examination.Duration));
        json.Number("workloads", summary.Workloads);
        json.Number("deniedWorkloads", summary.DeniedWorkloads);
        json.Number("images", summary.Images);
        json.Number("deniedImages", summary.DeniedImages);
        json.Number("denied", summary.Denied);
        json.Number("warned", summary.Warned);
        json.Number("audited", summary.Audited);
        json.Number("unread", summary.Unread);
        json.Number("suppressed", summary.Suppressed);
        json.EndObject();
    }

    static void Run(Examination examination, JsonText json)
    {
        json.StartObject("tool");
        json.Text("name", "plimsoll");
        json.Text("version", examination.ToolVersion);
        json.EndObject();
        json.Text("command", examination.Command);
        json.Texts("targets", examination.Targets);
        json.Moment("startedAt", examination.StartedAt);
        json.Number("durationMilliseconds", (long)examination.Duration.TotalMilliseconds);
    }

    static void Database(Examination examination, JsonText json)
    {
        if (examination.Database is not { } database)
        {
            json.Null("database");
            return;
        }

        json.StartObject("database");
        json.Text("source", database.Source);
        json.Flag("demonstration", database.IsDemonstration);
        json.Moment("built", database.Built);
        json.Number("ageDays", DatabaseText.AgeInDays(examination, database));
        json.Number("advisories", database.Advisories);
        json.StartArray("feeds");
        foreach (var feed in database.Feeds)
        {
            json.StartObject();
            json.Text("name", feed.Name);
            json.Number("records", feed.Records);
            json.Moment("newest", feed.Newest);
            json.EndObject();
        }
        json.EndArray();
        json.EndObject();
    }

    static void Policies(Examination examination, JsonText json)
    {
        if (examination.Policies is not { } inForce)
            return;
        json.StartObject("policies");
        json.Text("kubernetesVersion", inForce.KubernetesVersion);
        json.StartArray("names");
        foreach (var policy in inForce.Policies)
        {
            json.StartObject();
            json.Text("kind", policy.Kind);
            json.Text("name", policy.Name);
            json.EndObject();
        }
        json.EndArray();
        json.EndObject();
    }

    static void Decisions(Examination examination, JsonText json)
    {
        json.StartArray("decisions");
        foreach (var decision in examination.Verdict.Decisions)
        {
            json.StartObject();
            json.Text("enforcement", decision.Enforcement.ToString());
            json.Text("because", decision.Because);
            JsonTriage.Suppression(decision.Suppression, json);
            json.TextIfAny("baseline", decision.Baseline?.ToString() ?? "");
            json.Text("id", decision.Finding.Id);
            json.Text("title", decision.Finding.Title);
            json.Text("severity", decision.Finding.Severity.ToString());
            json.Text("message", decision.Finding.Message);
            json.TextIfAny("remediation", decision.Finding.Remediation);
            Subject(decision.Finding, json);
            json.EndObject();
        }
        json.EndArray();
    }

    static void Admission(Examination examination, JsonText json)
    {
        if (examination.Verdict.Admission.IsEmpty)
            return;
        json.StartArray("admission");
        foreach (var message in examination.Verdict.Admission)
        {
            json.StartObject();
            json.Text("enforcement", message.Enforcement.ToString());
            json.Text("message", message.Text);
            Object(message.Object, json);
            json.Location("location", message.Location);
            json.EndObject();
        }
        json.EndArray();
    }

    static void Subject(Finding finding, JsonText json)
    {
        switch (finding)
        {
            case ObjectFinding found:
                json.Text("kind", "object");
                Object(found.Object, json);
                json.TextIfAny("container", found.Container);
                json.Location("location", found.Location);
                json.TextIfAny("standard", found.Standard);
                break;
            case VulnerabilityFinding found:
                json.Text("kind", "vulnerability");
                json.Text("image", found.Image);
                json.Text("advisory", found.Match.Vulnerability.AdvisoryId);
                json.Text("package", found.Match.Package.Name);
                json.Text("version", found.Match.Package.Version);
                json.TextIfAny("fixedVersion", found.Match.FixedVersion);
                json.Text("path", found.Match.Package.Location.FullPath);
                break;
            case ImageFinding found:
                json.Text("kind", "image");
                json.Text("image", found.Image);
                break;
        }
    }

    static void Workloads(Examination examination, JsonText json)
    {
        json.StartArray("workloads");
        foreach (var workload in examination.Workloads)
        {
            json.StartObject();
            Object(workload.Object, json);
            json.Location("location", workload.Location);
            json.Text("templatePath", workload.TemplatePath);
            json.StartArray("containers");
            foreach (var container in workload.Containers)
            {
                json.StartObject();
                json.Text("name", container.Name);
                json.Text("kind", container.Kind.ToString());
                json.Text("image", container.Image);
                json.Location("location", container.Location);
                json.EndObject();
            }
            json.EndArray();
            json.EndObject();
        }
        json.EndArray();
    }

    static void Object(ObjectReference reference, JsonText json)
    {
        json.StartObject("object");
        json.Text("apiVersion", reference.ApiVersion);
        json.Text("kind", reference.Kind);
        json.TextIfAny("namespace", reference.Namespace);
        json.Text("name", reference.Name);
        json.EndObject();
    }
}
