using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Reads the fields of a mapping strictly: an unknown field or another type is an issue, and the reading goes on.</summary>
sealed class FieldReader
{
    readonly MappingNode _node;
    readonly string _path;
    readonly PolicyIssues _issues;

    /// <summary>Reads <paramref name="node"/>; fields that are none of <paramref name="known"/> are issues.</summary>
    public FieldReader(MappingNode node, string path, PolicyIssues issues, params ReadOnlySpan<string> known)
    {
        (_node, _path, _issues) = (node, path, issues);
        foreach (var entry in node.Entries)
        {
            if (!known.Contains(entry.Key))
                issues.Add(node.LocationOf(entry.Key), $"{PathOf(entry.Key)}: unknown field");
        }
    }

    public MappingNode Node => _node;

    public string Path => _path;

    public PolicyIssues Issues => _issues;

    public string PathOf(string key) => _path.Length == 0 ? key : $"{_path}.{key}";

    public SourceLocation PlaceOf(string key) => _node.LocationOf(key);

    public bool Has(string key) => _node[key].IsSet;

    public void Fail(string key, string problem) => _issues.Add(PlaceOf(key), $"{PathOf(key)}: {problem}");

    /// <summary>Text; empty where it is absent.</summary>
    public string Text(string key, bool isRequired = false) => TextNode(key, isRequired)?.Text ?? "";

    /// <summary>Text with its place; <c>null</c> where it is absent.</summary>
    public ScalarNode? TextNode(string key, bool isRequired = false)
    {
        if (_node[key] is ScalarNode { Kind: ScalarKind.String } scalar)
        {
            if (isRequired && string.IsNullOrWhiteSpace(scalar.Text))
                Fail(key, "must not be empty");
            return scalar;
        }

        if (Has(key))
            Fail(key, $"must be a string{Hint(_node[key])}");
        else if (isRequired)
            Fail(key, "is required");
        return null;
    }

    /// <summary>One of the given words; the first where it is absent.</summary>
    public string Word(string key, bool isRequired, params ReadOnlySpan<string> words)
    {
        if (TextNode(key, isRequired) is not { } written)
            return words[0];
        if (words.Contains(written.Text))
            return written.Text;
        Fail(key, $"must be {string.Join(" or ", words)}, not \"{written.Text}\"");
        return words[0];
    }

    /// <summary>A mapping; <c>null</c> where it is absent.</summary>
    public MappingNode? Mapping(string key, bool isRequired = false)
    {
        if (_node[key] is MappingNode mapping)
            return mapping;
        if (Has(key))
            Fail(key, "must be a mapping");
        else if (isRequired)
            Fail(key, "is required");
        return null;
    }

    /// <summary>The mappings of a sequence, with their paths.</summary>
    public IEnumerable<(MappingNode Node, string Path)> Mappings(string key)
    {
        if (_node[key] is not SequenceNode sequence)
        {
            if (Has(key))
                Fail(key, "must be a list");
            yield break;
        }

        for (var i = 0; i < sequence.Items.Length; i++)
        {
            var path = $"{PathOf(key)}[{i}]";
            if (sequence.Items[i] is MappingNode mapping)
                yield return (mapping, path);
            else
                _issues.Add(sequence.Items[i].Location, $"{path}: must be a mapping");
        }
    }

    /// <summary>The texts of a sequence.</summary>
    public ImmutableArray<string> Texts(string key, bool isRequired = false)
    {
        if (_node[key] is not SequenceNode sequence)
        {
            if (Has(key))
                Fail(key, "must be a list of strings");
            else if (isRequired)
                Fail(key, "is required");
            return [];
        }

        var texts = ImmutableArray.CreateBuilder<string>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            if (item.AsText is { } text)
                texts.Add(text);
            else
                _issues.Add(item.Location, $"{PathOf(key)}[{texts.Count}]: must be a string{Hint(item)}");
        }

        if (isRequired && sequence.Items.IsEmpty)
            Fail(key, "must not be empty");
        return texts.ToImmutable();
    }

    static string Hint(ObjectNode? node) => node is ScalarNode { Kind: not ScalarKind.Null } ? ": quote it" : "";
}
