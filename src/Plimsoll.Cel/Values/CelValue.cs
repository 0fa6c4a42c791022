using System.Diagnostics.CodeAnalysis;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Values;

/// <summary>
/// A value of the language, or the error that stands for it. Two words: a scalar needs no memory of its own.
/// <c>default</c> is <c>null</c>.
/// </summary>
public readonly struct CelValue : IEquatable<CelValue>
{
    readonly object? _reference;
    readonly long _bits;

    CelValue(object? reference, long bits) => (_reference, _bits) = (reference, bits);

    /// <summary><c>null</c>.</summary>
    public static CelValue Null => default;

    /// <summary><c>true</c>.</summary>
    public static CelValue True => new(ScalarTag.Bool, 1);

    /// <summary><c>false</c>.</summary>
    public static CelValue False => new(ScalarTag.Bool, 0);

    /// <summary>What sort of value this is.</summary>
    public CelKind Kind => _reference switch
    {
        null => CelKind.Null,
        ScalarTag tag => tag.Kind,
        string => CelKind.String,
        CelReference reference => reference.Kind,
        _ => CelKind.Null,
    };

    /// <summary>The type as <c>type(value)</c> answers it.</summary>
    public CelType Type => _reference switch
    {
        null => CelType.Null,
        string => CelType.String,
        CelReference reference => reference.Type,
        _ => Kind switch
        {
            CelKind.Bool => CelType.Bool,
            CelKind.Int => CelType.Int,
            CelKind.Uint => CelType.Uint,
            CelKind.Double => CelType.Double,
            _ => CelType.Duration,
        },
    };

    /// <summary>Whether this is an error.</summary>
    public bool IsError => _reference is CelError;

    /// <summary>Whether this is <c>null</c>.</summary>
    public bool IsNull => _reference is null;

    /// <summary>Whether this is <c>true</c>.</summary>
    public bool IsTrue => ReferenceEquals(_reference, ScalarTag.Bool) && _bits != 0;

    /// <summary>Whether this is <c>false</c>.</summary>
    public bool IsFalse => ReferenceEquals(_reference, ScalarTag.Bool) && _bits == 0;

    /// <summary>Whether this is a truth value.</summary>
    public bool IsBool => ReferenceEquals(_reference, ScalarTag.Bool);

    /// <summary>Whether this is a signed integer.</summary>
    public bool IsInt => ReferenceEquals(_reference, ScalarTag.Int);

    /// <summary>Whether this is an unsigned integer.</summary>
    public bool IsUint => ReferenceEquals(_reference, ScalarTag.Uint);

    /// <summary>Whether this is an IEEE 754 number.</summary>
    public bool IsDouble => ReferenceEquals(_reference, ScalarTag.Double);

    /// <summary>Whether this is a span of time.</summary>
    public bool IsDuration => ReferenceEquals(_reference, ScalarTag.Duration);

    /// <summary>The truth value; <c>false</c> for every other kind.</summary>
    public bool AsBool => IsTrue;

    /// <summary>The signed integer; meaningless for every other kind.</summary>
    public long AsInt => _bits;

    /// <summary>The unsigned integer; meaningless for every other kind.</summary>
    public ulong AsUint => unchecked((ulong)_bits);

    /// <summary>The IEEE 754 number; meaningless for every other kind.</summary>
    public double AsDouble => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The span of time in nanoseconds; meaningless for every other kind.</summary>
    public long AsDurationNanoseconds => _bits;

    /// <summary>The text; <c>null</c> for every other kind.</summary>
    public string? AsString => _reference as string;

    /// <summary>The bytes; <c>null</c> for every other kind.</summary>
    public CelBytes? AsBytes => _reference as CelBytes;

    /// <summary>The point in time; <c>null</c> for every other kind.</summary>
    public CelTimestamp? AsTimestamp => _reference as CelTimestamp;

    /// <summary>The list; <c>null</c> for every other kind.</summary>
    public CelList? AsList => _reference as CelList;

    /// <summary>The map; <c>null</c> for every other kind.</summary>
    public CelMap? AsMap => _reference as CelMap;

    /// <summary>The object; <c>null</c> for every other kind.</summary>
    public CelStruct? AsStruct => _reference as CelStruct;

    /// <summary>The optional; <c>null</c> for every other kind.</summary>
    public CelOptional? AsOptional => _reference as CelOptional;

    /// <summary>The type; <c>null</c> for every other kind.</summary>
    public CelType? AsType => (_reference as CelTypeValue)?.Value;

    /// <summary>The error; <c>null</c> for every other kind.</summary>
    public CelError? AsError => _reference as CelError;

    /// <summary>What the value refers to, for the types of a library; <c>null</c> for scalars and text.</summary>
    public CelReference? AsReference => _reference as CelReference;

    /// <summary>How many levels of built values this is.</summary>
    internal int Depth => _reference is CelReference reference ? reference.Depth : 0;

    /// <summary>How many parts of built values this is.</summary>
    internal long Parts => _reference is CelReference reference ? reference.Parts : 1;

    /// <summary>A truth value.</summary>
    public static CelValue Bool(bool value) => new(ScalarTag.Bool, value ? 1 : 0);

    /// <summary>A signed integer.</summary>
    public static CelValue Int(long value) => new(ScalarTag.Int, value);

    /// <summary>An unsigned integer.</summary>
    public static CelValue Uint(ulong value) => new(ScalarTag.Uint, unchecked((long)value));

    /// <summary>An IEEE 754 number.</summary>
    public static CelValue Double(double value) => new(ScalarTag.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A span of time.</summary>
    /// <param name="nanoseconds">Its length in nanoseconds.</param>
    public static CelValue Duration(long nanoseconds) => new(ScalarTag.Duration, nanoseconds);

    /// <summary>Text; <c>null</c> becomes <c>null</c>.</summary>
    public static CelValue String(string? value) => new(value, 0);

    /// <summary>A value that refers to <paramref name="value"/>.</summary>
    public static CelValue Of(CelReference value) => new(value, 0);

    /// <summary>A list of the given values.</summary>
    public static CelValue List(params CelValue[] items) => new(new CelArrayList(items), 0);

    /// <summary>A type as a value.</summary>
    public static CelValue TypeOf(CelType value) => new(new CelTypeValue(value), 0);

    /// <summary>An error.</summary>
    public static CelValue Error(CelErrorKind kind, string message) => new(new CelError(kind, message), 0);

    /// <summary>The error of an operation that is not defined for its arguments.</summary>
    public static CelValue NoSuchOverload(string function) => Error(CelErrorKind.NoSuchOverload, $"no such overload: {function}");

    /// <summary>Equality of the language: numbers of different types compare by value; NaN differs from itself.</summary>
    public static bool AreEqual(CelValue left, CelValue right) => CelEquality.AreEqual(left, right);

    /// <summary>Equality of the language, see <see cref="AreEqual"/>.</summary>
    public bool Equals(CelValue other) => EffortBudget.TrySpend() && CelEquality.AreEqual(this, other);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is CelValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => CelEquality.HashOf(this);

    /// <summary>Equality of the language, see <see cref="AreEqual"/>.</summary>
    public static bool operator ==(CelValue left, CelValue right) => left.Equals(right);

    /// <summary>Inequality of the language, see <see cref="AreEqual"/>.</summary>
    public static bool operator !=(CelValue left, CelValue right) => !left.Equals(right);

    /// <summary>The value as a literal of the language, for messages and logs; long values are cut.</summary>
    public override string ToString() => CelText.Of(this);
}
