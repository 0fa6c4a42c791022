namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>The type of a value that a location implies.</summary>
enum TerminalType
{
    /// <summary>Not known: it contradicts nothing.</summary>
    Unknown,

    /// <summary>An object.</summary>
    Object,

    /// <summary>A list of objects with a key field.</summary>
    List,

    /// <summary>A list of values, taken as a set.</summary>
    Set,

    /// <summary>A text.</summary>
    Text,
}
