using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>A path of kubectl's JSONPath, as far as benchmarks use it: keys, indexes, <c>[*]</c>, and a range with a separator.</summary>
/// <remarks>https://kubernetes.io/docs/reference/kubectl/jsonpath/. A path without braces is taken as one with them.</remarks>
sealed class ConfigurationPath
{
    /// <summary>Characters of a path.</summary>
    const int MaxLength = 1_024;

    /// <summary>Values that a path finds.</summary>
    const int MaxValues = 10_000;

    readonly ImmutableArray<string> _steps;
    readonly string _separator;

    ConfigurationPath(ImmutableArray<string> steps, string separator) => (_steps, _separator) = (steps, separator);

    /// <summary>Reads a path.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ConfigurationPath? path)
    {
        path = null;
        var rest = text.Trim();
        if (rest.Length > MaxLength)
            return false;
        var separator = " ";
        if (rest.StartsWith("{range ", StringComparison.Ordinal))
        {
            var end = rest.IndexOf('}', StringComparison.Ordinal);
            if (end < 0 || !rest.EndsWith("{end}", StringComparison.Ordinal))
                return false;
            separator = rest[(end + 1)..^"{end}".Length] is var body && body.Split('\'') is [_, var quoted, _] ? quoted : " ";
            rest = rest["{range ".Length..end].Trim();
        }
        else if (rest is ['{', .. var inner])
        {
            rest = inner.TrimEnd('}').Trim();
        }

        if (!rest.StartsWith('.') || Steps(rest) is not { } steps)
            return false;
        path = new ConfigurationPath(steps, separator);
        return true;
    }

    /// <summary>The values it finds, as text with its separator between; empty where it finds none.</summary>
    public string Find(ObjectNode? root)
    {
        List<ObjectNode> found = root is null ? [] : [root];
        foreach (var step in _steps)
        {
            found = [.. found.SelectMany(node => Next(node, step)).Take(MaxValues)];
            if (found.Count == 0)
                return "";
        }

        return string.Join(_separator, found.Where(node => node.IsSet).Select(Text));
    }

    static ImmutableArray<string>? Steps(string text)
    {
        var steps = ImmutableArray.CreateBuilder<string>();
        for (var position = 0; position < text.Length;)
        {
            if (text[position] == '[')
            {
                var end = text.IndexOf(']', position);
                if (end < 0)
                    return null;
                steps.Add(text[(position + 1)..end].Trim() switch { "*" or ":" => "[*]", ['\'', .. var key, '\''] => key, var index => $"[{index}]" });
                position = end + 1;
            }
            else if (text[position] == '.')
            {
                var end = text.AsSpan(position + 1).IndexOfAny('.', '[');
                var key = end < 0 ? text[(position + 1)..] : text.Substring(position + 1, end);
                if (key.Length == 0 || key.Contains(' ', StringComparison.Ordinal))
                    return null;
                steps.Add(key);
                position += 1 + key.Length;
            }
            else
            {
                return null;
            }
        }

        return steps.ToImmutable();
    }

    static IEnumerable<ObjectNode> Next(ObjectNode node, string step) => step switch
    {
        "[*]" => node is SequenceNode all ? all.Items : (node as MappingNode)?.Entries.Select(entry => entry.Value) ?? [],
        ['[', .. var index, ']'] => node is SequenceNode items && Position(index, items.Items.Length) is { } position ? [items.Items[position]] : [],
        _ => node[step] is { } value ? [value] : [],
    };

    static int? Position(string index, int length) =>
        int.TryParse(index, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position)
        && (position < 0 ? position + length : position) is var from && from >= 0 && from < length ? from : null;

    static string Text(ObjectNode node)
    {
        if (node is ScalarNode scalar)
            return scalar.Text;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
            node.WriteTo(json);
        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
