using System.Globalization;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A way through a JSON document.</summary>
/// <remarks>RFC 6901.</remarks>
sealed class JsonPointer
{
    JsonPointer(string[] steps) => Steps = steps;

    public string[] Steps { get; }

    /// <summary>Reads a pointer; <c>null</c> where it does not begin with a slash.</summary>
    public static JsonPointer? Parse(string text)
    {
        if (text.Length == 0)
            return new JsonPointer([]);
        if (text[0] != '/')
            return null;
        var steps = text[1..].Split('/');
        for (var i = 0; i < steps.Length; i++)
            steps[i] = steps[i].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        return new JsonPointer(steps);
    }

    /// <summary>The node that it leads to; <c>null</c> where there is none.</summary>
    public ObjectNode? Find(ObjectNode root)
    {
        ObjectNode? node = root;
        foreach (var step in Steps)
        {
            node = node switch
            {
                MappingNode mapping => mapping[step],
                SequenceNode sequence when IndexOf(step, sequence.Items.Length) is { } index && index < sequence.Items.Length => sequence.Items[index],
                _ => null,
            };
            if (node is null)
                return null;
        }

        return node;
    }

    /// <summary>The position that a step names; a negative one counts from <paramref name="end"/>. <c>null</c> where it names none.</summary>
    public static int? IndexOf(string step, int end)
    {
        if (!int.TryParse(step, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            return null;
        if (index < 0)
            index += end;
        return index < 0 ? null : index;
    }
}
