using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Reads label selectors.</summary>
/// <remarks>k8s.io/apimachinery/pkg/apis/meta/v1 LabelSelector.</remarks>
static class SelectorReading
{
    /// <summary>The selector; <c>null</c> where the key is absent.</summary>
    public static LabelSelector? Read(FieldReader parent, string key) =>
        parent.Mapping(key) is { } node ? Read(node, parent.PathOf(key), parent.Issues) : null;

    /// <summary>The selector that a mapping is.</summary>
    public static LabelSelector Read(MappingNode node, string path, PolicyIssues issues)
    {
        var reader = new FieldReader(node, path, issues, "matchLabels", "matchExpressions");
        var requirements = ImmutableArray.CreateBuilder<LabelRequirement>();
        foreach (var entry in reader.Mapping("matchLabels")?.Entries ?? [])
        {
            var place = $"{reader.PathOf("matchLabels")}.{entry.Key}";
            if (entry.Value.AsText is not { } value)
                issues.Add(entry.Value.Location, $"{place}: must be a string");
            else if (!PolicyNames.IsQualified(entry.Key) || !PolicyNames.IsLabelValue(value))
                issues.Add(entry.Value.Location, $"{place}: not a label and its value");
            else
                requirements.Add(new LabelRequirement(entry.Key, LabelOperator.In, [value]));
        }

        foreach (var (expression, itemPath) in reader.Mappings("matchExpressions"))
            requirements.Add(Requirement(new FieldReader(expression, itemPath, issues, "key", "operator", "values")));
        return new LabelSelector(requirements.ToImmutable());
    }

    static LabelRequirement Requirement(FieldReader reader)
    {
        var key = reader.Text("key", isRequired: true);
        if (key.Length > 0 && !PolicyNames.IsQualified(key))
            reader.Fail("key", $"\"{key}\" is no label");
        var word = reader.Word("operator", isRequired: true, "In", "NotIn", "Exists", "DoesNotExist");
        var values = reader.Texts("values");
        var isKnown = reader.Node["operator"].AsText == word;
        var takesValues = word is "In" or "NotIn";
        if (isKnown && takesValues && values.IsEmpty)
            reader.Fail("values", $"is required with operator {word}");
        else if (isKnown && !takesValues && !values.IsEmpty)
            reader.Fail("values", $"must be empty with operator {word}");
        foreach (var value in values)
        {
            if (!PolicyNames.IsLabelValue(value))
                reader.Fail("values", $"\"{value}\" is no value of a label");
        }

        return new LabelRequirement(key, Enum.Parse<LabelOperator>(word), values);
    }
}
