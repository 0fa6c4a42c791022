using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Policies.Explaining;
using Plimsoll.Policies.Gatekeeper.Expansion;
using Plimsoll.Policies.Gatekeeper.Mutation;

namespace Plimsoll.Policies.Explaining;

/// <summary>Gatekeeper's mutators and ExpansionTemplates in words.</summary>
static class MutatorWords
{
    /// <summary>A mutator.</summary>
    public static PolicyExplanation Of(Mutator mutator)
    {
        var match = TemplateWords.Of(mutator.Match);
        return Explain(mutator.Object) with
        {
            Matches = mutator.AppliesTo.IsEmpty ? match : [.. mutator.AppliesTo.Select(Of), .. match.Where(phrase => phrase != "everything")],
            Changes = [Change(mutator), .. Conditions(mutator)],
        };
    }

    /// <summary>An ExpansionTemplate.</summary>
    public static PolicyExplanation Of(ExpansionTemplate template) => Explain(template.Object) with
    {
        Matches = [.. template.AppliesTo.Select(Of)],
        Changes = [$"has a {template.Generated.Kind} ({template.Generated.ApiVersion}) reviewed too, made of {string.Join('.', template.Source)}"],
    };

    static PolicyExplanation Explain(KubernetesObject document)
    {
        var text = PolicyText.Of(document);
        return new PolicyExplanation(document.Reference.Kind, document.Reference.Name, document.Location)
        {
            Title = text.Title,
            Description = text.Description,
            Remediation = text.Remediation,
            Controls = text.Controls,
            Severity = text.Severity,
        };
    }

    static string Of(AppliesTo entry)
    {
        var groups = string.Join(", ", entry.Groups.Select(group => group.Length == 0 ? "core" : group));
        var operations = entry.Operations.IsEmpty ? "" : $", {string.Join(", ", entry.Operations)}";
        return $"{string.Join(", ", entry.Kinds)} ({groups} {string.Join(", ", entry.Versions)}){operations}";
    }

    static string Change(Mutator mutator)
    {
        var place = mutator.Path.Text;
        return mutator.Modification switch
        {
            AssignedValue assigned => $"sets {place} to {TemplateWords.Shown(assigned.Value)}",
            AssignedMetadata metadata => $"sets {place} to the {(metadata.IsNamespace ? "namespace" : "name")} of the object",
            SetModification { IsPrune: true } set => $"takes {Shown(set.Values)} out of {place}",
            SetModification set => $"adds {Shown(set.Values)} to {place}",
            ImageModification image => $"sets of the image {place} {Parts(image)}",
            _ => $"changes {place}",
        };
    }

    static string Shown(ImmutableArray<ObjectNode> values) => string.Join(", ", values.Select(value => TemplateWords.Shown(value)));

    static string Parts(ImageModification image)
    {
        (string Name, string Value)[] parts = [("registry", image.Domain), ("repository", image.Path), ("tag", image.Tag)];
        return string.Join(", ", parts.Where(part => part.Value.Length > 0).Select(part => $"the {part.Name} to {part.Value}"));
    }

    static IEnumerable<string> Conditions(Mutator mutator) =>
        from condition in mutator.Conditions.ByStep.OrderBy(condition => condition.Key)
        let steps = mutator.Path.Steps.Take(condition.Key + 1)
        let place = string.Concat(steps.Select((step, i) => step is FieldStep && i > 0 ? $".{step}" : step.ToString()))
        select $"only where {place} is {(condition.Value ? "" : "not ")}there";
}
