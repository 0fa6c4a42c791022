using Plimsoll.Model.Rbac;

namespace Plimsoll.Reports.Rbac;

/// <summary>Answers for programs.</summary>
/// <remarks>A member may be added, but none changes its meaning within a schemaVersion.</remarks>
public sealed class RbacAnswerJson : IRbacAnswerReport
{
    const int SchemaVersion = 1;

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public void Write(RbacAnswers answers, TextWriter output, ReportStyle style)
    {
        using var json = new JsonText(output);
        json.StartObject();
        json.Number("schemaVersion", SchemaVersion);
        json.Text("question", answers.Question);
        json.StartArray("decisions");
        foreach (var decision in answers.Decisions)
        {
            json.StartObject();
            json.Text("subject", decision.Subject);
            json.Text("request", decision.Request);
            json.Flag("allowed", decision.IsAllowed);
            json.TextIfAny("reason", decision.Reason);
            if (decision.Evidence is { } evidence)
            {
                json.StartObject("evidence");
                Evidence(evidence, json);
                json.EndObject();
            }

            json.EndObject();
        }

        json.EndArray();
        json.Unread("unread", answers.Unread);
        json.EndObject();
    }

    /// <summary>Writes the members of an evidence.</summary>
    internal static void Evidence(RbacEvidence evidence, JsonText json)
    {
        json.Text("binding", evidence.Binding.ToString());
        json.Location("bindingLocation", evidence.BindingLocation);
        json.Text("role", evidence.Role.ToString());
        json.Number("ruleIndex", evidence.RuleIndex);
        json.Location("ruleLocation", evidence.RuleLocation);
        json.Text("rule", evidence.Rule);
    }
}
