namespace Plimsoll.Rego.Values;

/// <summary>The kinds of Rego's values, in the order in which values of different kinds sort.</summary>
public enum RegoKind
{
    /// <summary>The null value.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number of any size.</summary>
    Number,

    /// <summary>A text.</summary>
    String,

    /// <summary>Values in an order.</summary>
    Array,

    /// <summary>Values by keys that may be of any kind.</summary>
    Object,

    /// <summary>Values, each once.</summary>
    Set,
}
