using System.Text.Json;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>Writes a node as JSON, without recursion.</summary>
static class JsonOutput
{
    public static void Write(ObjectNode root, Utf8JsonWriter writer)
    {
        var open = new Stack<(ObjectNode Node, int Next)>();
        Begin(root, writer, open);
        while (open.TryPop(out var top))
        {
            switch (top.Node)
            {
                case MappingNode mapping when top.Next < mapping.Entries.Length:
                    open.Push((mapping, top.Next + 1));
                    writer.WritePropertyName(mapping.Entries[top.Next].Key);
                    Begin(mapping.Entries[top.Next].Value, writer, open);
                    break;
                case SequenceNode sequence when top.Next < sequence.Items.Length:
                    open.Push((sequence, top.Next + 1));
                    Begin(sequence.Items[top.Next], writer, open);
                    break;
                case MappingNode:
                    writer.WriteEndObject();
                    break;
                default:
                    writer.WriteEndArray();
                    break;
            }
        }
    }

    static void Begin(ObjectNode node, Utf8JsonWriter writer, Stack<(ObjectNode Node, int Next)> open)
    {
        switch (node)
        {
            case MappingNode:
                writer.WriteStartObject();
                open.Push((node, 0));
                break;
            case SequenceNode:
                writer.WriteStartArray();
                open.Push((node, 0));
                break;
            case ScalarNode scalar:
                Write(scalar, writer);
                break;
        }
    }

    static void Write(ScalarNode scalar, Utf8JsonWriter writer)
    {
        if (scalar.Boolean is { } truth)
            writer.WriteBooleanValue(truth);
        else if (scalar.Integer is { } integer)
            writer.WriteNumberValue(integer);
        else if (scalar.Number is { } number && double.IsFinite(number))
            writer.WriteNumberValue(number);
        else if (scalar.Kind == ScalarKind.Null)
            writer.WriteNullValue();
        else
            writer.WriteStringValue(scalar.Text);
    }
}
