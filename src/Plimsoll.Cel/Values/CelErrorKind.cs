namespace Plimsoll.Cel.Values;

/// <summary>Why an evaluation went wrong, for programs.</summary>
public enum CelErrorKind
{
    /// <summary>A map has no such key.</summary>
    NoSuchKey,

    /// <summary>An object has no such field, or the value has no fields.</summary>
    NoSuchField,

    /// <summary>A function or operator is not defined for these arguments.</summary>
    NoSuchOverload,

    /// <summary>A list index outside the list.</summary>
    IndexOutOfRange,

    /// <summary>Division or remainder by zero.</summary>
    DivisionByZero,

    /// <summary>A result outside the range of its type.</summary>
    Overflow,

    /// <summary>A function does not accept the value of an argument.</summary>
    InvalidArgument,

    /// <summary>A variable has no value.</summary>
    NoSuchVariable,

    /// <summary>There may be a value, but the program that asks does not know it: no mistake of the expression or its input.</summary>
    Unavailable,

    /// <summary>The evaluation cost more than it may; nothing absorbs this error.</summary>
    CostLimit,

    /// <summary>The evaluation was cancelled; nothing absorbs this error.</summary>
    Cancelled,

    /// <summary>A value grew beyond a named limit; nothing absorbs this error.</summary>
    SizeLimit,
}
