using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Reads label selectors.</summary>
/// <remarks>k8s.io/apimachinery/pkg/apis/meta/v1 LabelSelector.</remarks>
static class SelectorReading
{
    /// <summary>The selector; <c>null</c> where the key is absent.</summary>
    public static LabelSelector? Read(FieldReader parent, string key)
    {
        if (parent.Mapping(key) is not { } node)
            return null;
        var reader = new FieldReader(node, parent.PathOf(key), parent.Issues, "matchLabels", "matchExpressions");
        var requirements = ImmutableArray.CreateBuilder<LabelRequirement>();
        foreach (var entry in reader.Mapping("matchLabels")?.Entries ?? [])
        {
            var path = $"{reader.PathOf("matchLabels")}.{entry.Key}";
            if (entry.Value.AsText is not { } value)
                reader.Issues.Add(entry.Value.Location, $"{path}: must be a string");
            else if (!PolicyNames.IsQualified(entry.Key) || !PolicyNames.IsLabelValue(value))
                reader.Issues.Add(entry.Value.Location, $"{path}: not a label and its value");
            else
                requirements.Add(new LabelRequirement(entry.Key, LabelOperator.In, [value]));
        }

        foreach (var (expression, path) in reader.Mappings("matchExpressions"))
            requirements.Add(Requirement(new FieldReader(expression, path, reader.Issues, "key", "operator", "values")));
        return new LabelSelector(requirements.ToImmutable());
    }

    static LabelRequirement Requirement(FieldReader reader)
    {
        var key = reader.Text("key", isRequired: true);
        if (key.Length > 0 && !PolicyNames.IsQualified(key))
            reader.Fail("key", $"\"{key}\" is no label");
        var word = reader.Word("operator", isRequired: true, "In", "NotIn", "Exists", "DoesNotExist");
        var values = reader.Texts("values");
        var takesValues = word is "In" or "NotIn";
        if (takesValues && values.IsEmpty)
            reader.Fail("values", $"is required with operator {word}");
        else if (!takesValues && !values.IsEmpty)
            reader.Fail("values", $"must be empty with operator {word}");
        foreach (var value in values)
        {
            if (!PolicyNames.IsLabelValue(value))
                reader.Fail("values", $"\"{value}\" is no value of a label");
        }

        return new LabelRequirement(key, Enum.Parse<LabelOperator>(word), values);
    }
}
