namespace Plimsoll.Kubernetes.Objects;

/// <summary>How a scalar is written, as far as places inside its text depend on it.</summary>
public enum ScalarStyle
{
    /// <summary>Without quotes: the text begins where the scalar does.</summary>
    Plain,

    /// <summary>In quotes: the text begins one character later.</summary>
    Quoted,

    /// <summary>A block after <c>|</c>: the text begins on the next line, and its lines are the file's.</summary>
    Literal,

    /// <summary>A block after <c>&gt;</c>: the text begins on the next line, and its lines are joined.</summary>
    Folded,
}
