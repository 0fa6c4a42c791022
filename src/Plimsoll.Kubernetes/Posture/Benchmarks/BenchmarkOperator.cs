namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>How a found value is compared with the wanted one.</summary>
public enum BenchmarkOperator
{
    /// <summary>The same text; booleans in any case.</summary>
    Equal,

    /// <summary>Another text.</summary>
    NotEqual,

    /// <summary>A greater whole number.</summary>
    Greater,

    /// <summary>A whole number as great or greater.</summary>
    GreaterOrEqual,

    /// <summary>A smaller whole number.</summary>
    Less,

    /// <summary>A whole number as small or smaller.</summary>
    LessOrEqual,

    /// <summary>The wanted text is in it.</summary>
    Has,

    /// <summary>The wanted text is not in it.</summary>
    HasNot,

    /// <summary>The wanted pattern matches.</summary>
    Matches,

    /// <summary>Every element of its comma-separated list is in the wanted list.</summary>
    ValidElements,

    /// <summary>An octal number that has no bit beyond the wanted one: file permissions as strict or stricter.</summary>
    Bitmask,
}
