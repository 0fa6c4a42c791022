using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>What schemas say of themselves, in the words that several parts ask for.</summary>
static class SchemaWords
{
    /// <summary>The combinations of schemas: each holds a list.</summary>
    public static readonly string[] Combinations = ["allOf", "anyOf", "oneOf"];

    /// <param name="schema">A schema.</param>
    extension(MappingNode schema)
    {
        /// <summary>Whether a word is there and true.</summary>
        public bool Says(string word) => schema[word].AsBoolean == true;

        /// <summary>Whether both whole numbers and texts fit.</summary>
        public bool IsIntOrString => schema.Says("x-kubernetes-int-or-string");

        /// <summary>Whether fields that are not declared may stand there. In schemas of the old kind they may in every object.</summary>
        /// <param name="isLegacy">Whether the schema is of the old kind.</param>
        public bool KeepsUnknownFields(bool isLegacy) =>
            schema.Says("x-kubernetes-preserve-unknown-fields") || (isLegacy && schema["type"].AsText is null or "" or "object");
    }
}
