namespace Plimsoll.Kubernetes.Objects;

/// <summary>The words in which manifests are read: absent and of another type are both <c>null</c>.</summary>
public static class NodeReading
{
    /// <param name="node">The value; <c>null</c> where the key is absent.</param>
    extension(ObjectNode? node)
    {
        /// <summary>A string.</summary>
        public string? AsText => (node as ScalarNode)?.String;

        /// <summary>A boolean.</summary>
        public bool? AsBoolean => (node as ScalarNode)?.Boolean;

        /// <summary>A whole number.</summary>
        public long? AsInteger => (node as ScalarNode)?.Integer;

        /// <summary>The mappings of a sequence; empty where it is none.</summary>
        public IEnumerable<MappingNode> AsMappings => (node as SequenceNode)?.Items.OfType<MappingNode>() ?? [];

        /// <summary>Whether there is a value: present and not null.</summary>
        public bool IsSet => node is not null and not ScalarNode { Kind: ScalarKind.Null };
    }
}
