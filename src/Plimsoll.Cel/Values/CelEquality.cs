namespace Plimsoll.Cel.Values;

/// <summary>Equality and order of values, as the language defines them.</summary>
/// <remarks>
/// CEL language definition, "Equality" and "Ordering". Numbers of different types compare as IEEE 754 numbers where one
/// of them is one, after a test of the ranges: so does cel-go. Recursion is bounded by the depth of the documents that values
/// come from, and by <see cref="CelLimits.MaxValueDepth"/>; time within an evaluation by <see cref="EffortBudget"/>. Hashes are of
/// another seed in each process, so that no document can make them collide.
/// </remarks>
static class CelEquality
{
    const double TwoTo63 = 9_223_372_036_854_775_808.0;
    const double TwoTo64 = 18_446_744_073_709_551_616.0;

    const int MaxHashedItems = 4;

    public static bool AreEqual(CelValue left, CelValue right)
    {
        var kind = left.Kind;
        if (kind != right.Kind)
            return IsNumber(kind) && IsNumber(right.Kind) && CompareNumbers(left, right) == 0;
        return kind switch
        {
            CelKind.Null => true,
            CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.Duration => left.AsInt == right.AsInt,
#pragma warning disable S1244 // The language compares IEEE 754 numbers exactly.
            CelKind.Double => left.AsDouble == right.AsDouble,
#pragma warning restore S1244
            CelKind.String => string.Equals(left.AsString, right.AsString, StringComparison.Ordinal),
            CelKind.Bytes => left.AsBytes!.Value.AsSpan().SequenceEqual(right.AsBytes!.Value.AsSpan()),
            CelKind.Timestamp => CompareTimestamps(left.AsTimestamp!, right.AsTimestamp!) == 0,
            CelKind.List => ListsEqual(left.AsList!, right.AsList!),
            CelKind.Map => MapsEqual(left.AsMap!, right.AsMap!),
            CelKind.Type => left.AsType!.Name == right.AsType!.Name,
            CelKind.Optional => OptionalsEqual(left.AsOptional!, right.AsOptional!),
            _ => left.AsReference!.Equals(right.AsReference),
        };
    }

    public static int HashOf(CelValue value) => value.Kind switch
    {
        CelKind.Null => 0,
        CelKind.Bool => value.AsBool ? 1 : 2,
        CelKind.Int => HashCode.Combine((double)value.AsInt),
        CelKind.Uint => HashCode.Combine((double)value.AsUint),
        CelKind.Double => HashCode.Combine(value.AsDouble + 0.0),
        CelKind.Duration => value.AsInt.GetHashCode(),
        CelKind.String => value.AsString!.GetHashCode(StringComparison.Ordinal),
        CelKind.Bytes => HashOf(value.AsBytes!),
        CelKind.Timestamp => HashCode.Combine(value.AsTimestamp!.Seconds, value.AsTimestamp.Nanoseconds),
        CelKind.List => HashOf(value.AsList!),
        CelKind.Map => HashCode.Combine(CelKind.Map, value.AsMap!.Count),
        CelKind.Type => value.AsType!.Name.GetHashCode(StringComparison.Ordinal),
        CelKind.Optional => value.AsOptional!.HasValue ? HashOf(value.AsOptional.Value) : -1,
        _ => value.AsReference!.GetHashCode(),
    };

    /// <summary>The order of two values of one kind, or of two numbers; <c>null</c> where there is none: NaN, or other kinds.</summary>
    public static int? Compare(CelValue left, CelValue right)
    {
        if (IsNumber(left.Kind) && IsNumber(right.Kind))
            return CompareNumbers(left, right);
        if (left.Kind != right.Kind)
            return null;
        return left.Kind switch
        {
            CelKind.Bool or CelKind.Duration => left.AsInt.CompareTo(right.AsInt),
            CelKind.String => CompareText(left.AsString!, right.AsString!),
            CelKind.Bytes => left.AsBytes!.Value.AsSpan().SequenceCompareTo(right.AsBytes!.Value.AsSpan()),
            CelKind.Timestamp => CompareTimestamps(left.AsTimestamp!, right.AsTimestamp!),
            _ => null,
        };
    }

    /// <summary>The integer that a numeric key stands for; text and fractions stand for none.</summary>
    public static bool TryAsInteger(CelValue key, out long integer)
    {
        integer = key.AsInt;
        switch (key.Kind)
        {
            case CelKind.Int:
                return true;
            case CelKind.Uint:
                return integer >= 0;
            case CelKind.Double when key.AsDouble is >= -TwoTo63 and < TwoTo63:
                integer = (long)key.AsDouble;
                return integer.Equals(key.AsDouble) || (double)integer == key.AsDouble;
            default:
                return false;
        }
    }

    /// <summary>By code point, which differs from the order of UTF-16 units where surrogates meet U+E000 to U+FFFF.</summary>
    public static int CompareText(string left, string right)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        if (same == left.Length || same == right.Length)
            return left.Length.CompareTo(right.Length);
        var (a, b) = (left[same], right[same]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
    }

    static bool IsNumber(CelKind kind) => kind is CelKind.Int or CelKind.Uint or CelKind.Double;

    static int? CompareNumbers(CelValue left, CelValue right) => (left.Kind, right.Kind) switch
    {
        (CelKind.Int, CelKind.Int) => left.AsInt.CompareTo(right.AsInt),
        (CelKind.Uint, CelKind.Uint) => left.AsUint.CompareTo(right.AsUint),
        (CelKind.Double, CelKind.Double) => CompareDoubles(left.AsDouble, right.AsDouble),
        (CelKind.Int, CelKind.Uint) => left.AsInt < 0 ? -1 : ((ulong)left.AsInt).CompareTo(right.AsUint),
        (CelKind.Uint, CelKind.Int) => right.AsInt < 0 ? 1 : left.AsUint.CompareTo((ulong)right.AsInt),
        (CelKind.Double, CelKind.Int) => CompareToInt(left.AsDouble, right.AsInt),
        (CelKind.Int, CelKind.Double) => -CompareToInt(right.AsDouble, left.AsInt),
        (CelKind.Double, CelKind.Uint) => CompareToUint(left.AsDouble, right.AsUint),
        _ => -CompareToUint(right.AsDouble, left.AsUint),
    };

    static int? CompareToInt(double left, long right) => left switch
    {
        double.NaN => null,
        < -TwoTo63 => -1,
        > TwoTo63 => 1,
        _ => CompareDoubles(left, right),
    };

    static int? CompareToUint(double left, ulong right) => left switch
    {
        double.NaN => null,
        < 0 => -1,
        > TwoTo64 => 1,
        _ => CompareDoubles(left, right),
    };

    static int? CompareDoubles(double left, double right) =>
        left < right ? -1 : left > right ? 1 : left == right ? 0 : null;

    static int CompareTimestamps(CelTimestamp left, CelTimestamp right) => left.Seconds == right.Seconds
        ? left.Nanoseconds.CompareTo(right.Nanoseconds)
        : left.Seconds.CompareTo(right.Seconds);

    static bool ListsEqual(CelList left, CelList right)
    {
        if (left.Count != right.Count || !EffortBudget.TrySpend(left.Count + 1))
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i], right[i]))
                return false;
        }

        return true;
    }

    static bool MapsEqual(CelMap left, CelMap right)
    {
        if (left.Count != right.Count || !EffortBudget.TrySpend(left.Count + 1))
            return false;
        foreach (var (key, value) in left.Entries)
        {
            if (!right.TryGetValue(key, out var other) || !AreEqual(value, other))
                return false;
        }

        return true;
    }

    static bool OptionalsEqual(CelOptional left, CelOptional right) =>
        left.HasValue == right.HasValue && (!left.HasValue || AreEqual(left.Value, right.Value));

    /// <summary>Of the length and the first items, of those lists and maps by their length only.</summary>
    static int HashOf(CelList list)
    {
        var hash = HashCode.Combine(CelKind.List, list.Count);
        for (var i = 0; i < Math.Min(list.Count, MaxHashedItems); i++)
            hash = HashCode.Combine(hash, list[i].AsReference is CelList inner ? inner.Count : HashOf(list[i]));
        return hash;
    }

    static int HashOf(CelBytes bytes)
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes.Value.AsSpan());
        return hash.ToHashCode();
    }
}
