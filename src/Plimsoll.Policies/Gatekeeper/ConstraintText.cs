using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>What the annotations of a constraint and of its template say to people.</summary>
static class ConstraintText
{
    const string TitleAnnotation = "metadata.gatekeeper.sh/title";
    const string DescriptionAnnotation = "description";

    /// <summary>The constraint's own words, then those of its template, ours before Gatekeeper's.</summary>
    public static PolicyText Of(Constraint constraint)
    {
        var own = PolicyText.Of(constraint.Object);
        var template = Of(constraint.Template);
        return new PolicyText(
            own.Title == constraint.Name ? template.Title : own.Title,
            own.Description.Length > 0 ? own.Description : template.Description,
            own.Remediation.Length > 0 ? own.Remediation : template.Remediation,
            own.Controls.IsEmpty ? template.Controls : own.Controls,
            own.Severity == Model.Vulnerabilities.Severity.Unknown ? template.Severity : own.Severity);
    }

    /// <summary>The words of a template.</summary>
    public static PolicyText Of(ConstraintTemplate template)
    {
        var text = PolicyText.Of(template.Object);
        var annotations = template.Object.Root["metadata"]?["annotations"];
        return text with
        {
            Title = text.Title == template.Name ? annotations?[TitleAnnotation].AsText?.Trim() ?? template.Kind : text.Title,
            Description = text.Description.Length > 0 ? text.Description : annotations?[DescriptionAnnotation].AsText?.Trim() ?? "",
        };
    }
}
