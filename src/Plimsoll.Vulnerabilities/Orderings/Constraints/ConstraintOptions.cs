namespace Plimsoll.Vulnerabilities.Orderings.Constraints;

/// <summary>How a constraint treats pre-releases and missing numbers.</summary>
[Flags]
public enum ConstraintOptions
{
    /// <summary>The language's own rules: npm takes pre-releases only where one is named, and a missing number means any number.</summary>
    None = 0,

    /// <summary>Pre-releases are versions like all others.</summary>
    Prereleases = 1,

    /// <summary>A missing number is zero: <c>1</c> means <c>1.0.0</c>.</summary>
    ZeroPadding = 2,
}
