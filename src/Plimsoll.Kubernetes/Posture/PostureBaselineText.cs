using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Writes a baseline that accepts what is found now: a beginning for its owners, who say why.</summary>
public static class PostureBaselineText
{
    /// <summary>The baseline as YAML: an entry for each id and object; where an object has several findings of an id, one for each, with its message.</summary>
    /// <param name="findings">What is found; their order does not matter.</param>
    /// <param name="name">The baseline's name.</param>
    /// <param name="today">For the reason.</param>
    /// <param name="kept">A baseline whose entries stay as they are, expired ones too; what they are about gets no other entry.</param>
    public static string Of(ImmutableArray<ObjectFinding> findings, string name, DateOnly today, PostureBaseline? kept = null)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"apiVersion: {PostureBaseline.ApiVersion}\nkind: {PostureBaseline.Kind}\nmetadata: {{ name: {YamlEditing.Scalar(name)} }}\nspec:\n  accepted:");
        var groups = findings
            .GroupBy(finding => (finding.Id, finding.Object.Kind, finding.Object.Namespace, finding.Object.Name))
            .OrderBy(group => group.Key.Id, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Kind, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Namespace, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Name, StringComparer.Ordinal)
            .ToList();
        var written = (kept?.Object.Root["spec"]?["accepted"] as SequenceNode)?.Items ?? [];
        var known = (kept?.Entries ?? []).ToLookup(entry => entry.Id, StringComparer.Ordinal);
        text.Append(groups.Count + written.Length == 0 ? " []\n" : "\n");
        foreach (var entry in written)
            text.Append("    - ").Append(YamlOutput.Write(entry).TrimEnd('\n').Replace("\n", "\n      ", StringComparison.Ordinal)).Append('\n');
        foreach (var group in groups)
        {
            string[] messages = [.. group.Select(finding => finding.Message).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            var open = group.Where(finding => !known[finding.Id].Any(entry => entry.IsAbout(finding))).Select(finding => finding.Message).ToHashSet(StringComparer.Ordinal);
            if (open.Count == 0)
                continue;
            foreach (var message in messages.Length == 1 ? [""] : messages.Where(open.Contains))
            {
                text.Append(CultureInfo.InvariantCulture, $"    - id: {group.Key.Id}\n");
                text.Append(CultureInfo.InvariantCulture, $"      object: {{ {About(group.Key)} }}\n");
                if (message.Length > 0)
                    text.Append(CultureInfo.InvariantCulture, $"      says: {YamlOutput.Quoted(message)}\n");
                text.Append(CultureInfo.InvariantCulture, $"      reason: recorded on {today:yyyy-MM-dd}, to be reviewed\n");
            }
        }

        return text.ToString();
    }

    static string About((string Id, string Kind, string Namespace, string Name) key) => string.Join(", ", new[]
    {
        $"kind: {YamlEditing.Scalar(key.Kind)}",
        key.Namespace.Length == 0 ? "" : $"namespace: {YamlEditing.Scalar(key.Namespace)}",
        key.Name.Length == 0 ? "" : $"name: {YamlEditing.Scalar(key.Name)}",
    }.Where(part => part.Length > 0));
}
