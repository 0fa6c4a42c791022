namespace Plimsoll.Cel.Compilation;

/// <summary>What decides the cost of a call of a function of the language.</summary>
enum StandardCostRule
{
    /// <summary>Nothing: it is 1.</summary>
    One,

    /// <summary>The size of the first argument.</summary>
    First,

    /// <summary>The size of the second argument.</summary>
    Second,

    /// <summary>The number of items of the second argument, each of which is looked at whole.</summary>
    ItemsOfSecond,

    /// <summary>The smaller of both sizes.</summary>
    Smaller,

    /// <summary>The sum of both sizes.</summary>
    Both,

    /// <summary>The product of the lengths of text and regular expression.</summary>
    Matching,

    /// <summary>The product of the lengths of text and sought text.</summary>
    Searching,
}
