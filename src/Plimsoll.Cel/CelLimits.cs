namespace Plimsoll.Cel;

/// <summary>The sizes that input can decide, each with its bound.</summary>
/// <remarks>Kubernetes: k8s.io/apiserver/pkg/apis/cel/config.go. cel-go: parser/options.go.</remarks>
public static class CelLimits
{
    /// <summary>Longest expression, in code points. cel-go's limit.</summary>
    public const int MaxExpressionCodePoints = 100_000;

    /// <summary>Deepest nesting of an expression, in levels of syntax. cel-go's limit; what bounds every recursion over an expression.</summary>
    public const int MaxDepth = 250;

    /// <summary>Most parts of an expression after its macros were expanded.</summary>
    public const int MaxParts = 200_000;

    /// <summary>Most parts of one type, e.g. 3 of <c>map(string, int)</c>: a type beyond counts as dyn.</summary>
    public const int MaxTypeParts = 1_000;

    /// <summary>Most mistakes reported of one expression.</summary>
    public const int MaxIssues = 100;

    /// <summary>Kubernetes' limit on the cost of one evaluation, in units of its cost model.</summary>
    public const long CostPerCall = 1_000_000;

    /// <summary>Kubernetes' limit on the cost of all expressions of one policy with one binding, in units of its cost model.</summary>
    public const long CostPerBinding = 10_000_000;

    /// <summary>Kubernetes' limit on the cost of all match conditions of one policy, in units of its cost model: a quarter of the rest.</summary>
    public const long CostOfMatchConditions = CostPerBinding / 4;

    /// <summary>Iterations of loops between two looks at the cancellation.</summary>
    public const int IterationsPerCancellationCheck = 100;

    /// <summary>Longest text or bytes that an evaluation may build, in UTF-16 units or bytes.</summary>
    public const int MaxBuiltLength = 16 * 1024 * 1024;

    /// <summary>Deepest nesting of a list, map, object or optional that an evaluation may build, in levels; what bounds every recursion over values.</summary>
    public const int MaxValueDepth = 300;

    /// <summary>Most steps of an evaluation that its cost does not count: items compared, found or written by a format, regular expressions compiled.</summary>
    public const long MaxEffort = 10_000_000;

    /// <summary>Longest time for which the regular expressions of one evaluation may be matched.</summary>
    public static readonly TimeSpan MaxMatchTime = TimeSpan.FromSeconds(1);

    /// <summary>Most items of a list or map that an evaluation may build, those of built lists and maps within it included.</summary>
    public const int MaxBuiltItems = 4 * 1024 * 1024;
}
