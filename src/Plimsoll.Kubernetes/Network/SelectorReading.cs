using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Reads label selectors, as the API server accepts them.</summary>
/// <remarks>apimachinery v0.37, pkg/apis/meta/v1/validation, ValidateLabelSelector; pkg/util/validation for keys and values.</remarks>
static class SelectorReading
{
    /// <summary>Characters of the name part of a label key, and of a label's value.</summary>
    const int MaxNameLength = 63;

    /// <summary>Characters of the prefix of a label key.</summary>
    const int MaxPrefixLength = 253;

    /// <summary>Conditions of one selector.</summary>
    const int MaxRequirements = 1_000;

    /// <summary>The selector; where it is wrong, what is wrong goes to the issues.</summary>
    public static LabelSelector Read(ObjectNode? node, IssueList issues)
    {
        if (!node.IsSet)
            return LabelSelector.Everything;
        if (node is not MappingNode selector)
        {
            issues.Invalid(node!, "a label selector must be a mapping with matchLabels and matchExpressions"); // It is set.
            return LabelSelector.Everything;
        }

        var requirements = new List<LabelRequirement>();
        foreach (var entry in selector.Entries)
        {
            if (entry.Key == "matchLabels")
                ReadLabels(entry.Value, requirements, issues);
            else if (entry.Key == "matchExpressions")
                ReadExpressions(entry.Value, requirements, issues);
            else
                issues.Invalid(entry.Value, $"'{entry.Key}' is no field of a label selector: expected matchLabels or matchExpressions");
        }

        if (requirements.Count > MaxRequirements)
            issues.Invalid(node, $"more than {MaxRequirements} conditions in a label selector");
        return new LabelSelector(requirements) { HasExpressions = selector["matchExpressions"].AsMappings.Any() };
    }

    static void ReadLabels(ObjectNode node, List<LabelRequirement> requirements, IssueList issues)
    {
        foreach (var entry in issues.Mapping(node, "matchLabels")?.Entries ?? [])
        {
            var value = entry.Value.AsText;
            if (!IsKey(entry.Key))
                issues.Invalid(entry.Value, $"'{entry.Key}' cannot be the key of a label");
            else if (value is null || !IsValue(value))
                issues.Invalid(entry.Value, $"the value of label '{entry.Key}' must be a text of at most {MaxNameLength} letters, digits, '-', '_' or '.'");
            else
                requirements.Add(new LabelRequirement(entry.Key, LabelOperator.In, [value]));
        }
    }

    static void ReadExpressions(ObjectNode node, List<LabelRequirement> requirements, IssueList issues)
    {
        foreach (var item in issues.Items(node, "matchExpressions"))
        {
            if (item is not MappingNode expression)
            {
                issues.Invalid(item, "a condition must be a mapping with key, operator and values");
                continue;
            }

            issues.Fields(expression, "key", "operator", "values");
            var key = expression["key"].AsText ?? "";
            ImmutableArray<string> values = [.. Values(expression, issues).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            LabelOperator? comparison = expression["operator"].AsText switch
            {
                "In" => LabelOperator.In,
                "NotIn" => LabelOperator.NotIn,
                "Exists" => LabelOperator.Exists,
                "DoesNotExist" => LabelOperator.DoesNotExist,
                _ => null,
            };
            if (!IsKey(key))
                issues.Invalid(expression, $"'{key}' cannot be the key of a label");
            else if (comparison is not { } found)
                issues.Invalid(expression, $"operator '{expression["operator"].AsText}' is unknown: expected In, NotIn, Exists or DoesNotExist");
            else if (found is LabelOperator.In or LabelOperator.NotIn == values.IsEmpty)
                issues.Invalid(expression, $"operator {found} {(values.IsEmpty ? "needs at least one value" : "takes no values")}");
            else if (values.FirstOrDefault(value => !IsValue(value)) is { } bad)
                issues.Invalid(expression, $"'{bad}' cannot be the value of a label");
            else
                requirements.Add(new LabelRequirement(key, found, values));
        }
    }

    static IEnumerable<string> Values(MappingNode expression, IssueList issues)
    {
        foreach (var value in issues.Items(expression["values"], "values"))
        {
            if (value.AsText is { } text)
                yield return text;
            else
                issues.Invalid(value, "a value of a label must be a text");
        }
    }

    static bool IsKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return (slash < 0 || (slash is > 0 and <= MaxPrefixLength && key[..slash].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.')))
            && slash + 1 < key.Length && IsValue(key[(slash + 1)..]);
    }

    static bool IsValue(string value) => value.Length == 0 || (value.Length <= MaxNameLength
        && char.IsAsciiLetterOrDigit(value[0]) && char.IsAsciiLetterOrDigit(value[^1])
        && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'));
}
