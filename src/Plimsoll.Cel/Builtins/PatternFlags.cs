namespace Plimsoll.Cel.Builtins;

/// <summary>The flags of a regular expression.</summary>
[Flags]
enum PatternFlags
{
    None = 0,

    /// <summary><c>i</c>.</summary>
    IgnoresCase = 1,

    /// <summary><c>m</c>: <c>^</c> and <c>$</c> also match at lines.</summary>
    Multiline = 2,

    /// <summary><c>s</c>: the dot also matches a line feed.</summary>
    DotAll = 4,

    /// <summary><c>U</c>: <c>x*</c> is lazy and <c>x*?</c> greedy.</summary>
    SwapsGreed = 8,
}

/// <summary>The letters of the flags.</summary>
static class PatternFlag
{
    public static PatternFlags? Of(char letter) => letter switch
    {
        'i' => PatternFlags.IgnoresCase,
        'm' => PatternFlags.Multiline,
        's' => PatternFlags.DotAll,
        'U' => PatternFlags.SwapsGreed,
        _ => null,
    };
}
