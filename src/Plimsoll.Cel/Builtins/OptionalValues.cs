using Plimsoll.Cel.Evaluation;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>The functions of optional values.</summary>
static class OptionalValues
{
    public static readonly CelValue None = CelValue.Of(CelOptional.None);

    public static CelValue Of(CelValue value) => value.IsError ? value : Failures.Built(CelOptional.Of(value));

    public static CelValue OfNonZero(CelValue value) => IsZero(value) ? None : Of(value);

    public static CelValue Value(CelValue optional) => optional.AsOptional switch
    {
        null => Failures.Mismatch("value", optional),
        { HasValue: true } some => some.Value,
        _ => Failures.Invalid("optional.none() dereference"),
    };

    public static CelValue HasValue(CelValue optional) => optional.AsOptional is { } some
        ? CelValue.Bool(some.HasValue)
        : Failures.Mismatch("hasValue", optional);

    /// <summary>The first where it has a value; else the second, even an error.</summary>
    public static CelValue Or(CelValue optional, CelValue other) => optional.AsOptional switch
    {
        null => Failures.Mismatch("or", optional),
        { HasValue: true } => optional,
        _ => other.AsOptional is null ? Failures.Mismatch("or", other) : other,
    };

    /// <summary>The value of the first where it has one; else the second, even an error.</summary>
    public static CelValue OrValue(CelValue optional, CelValue other) => optional.AsOptional switch
    {
        null => Failures.Mismatch("orValue", optional),
        { HasValue: true } some => some.Value,
        _ => other,
    };

    public static CelValue Select(CelValue target, CelValue field)
    {
        if (field.AsString is not { } name)
            return Failures.Mismatch(Operators.OptionalSelect, target, field);
        return target.AsOptional switch
        {
            null => Optionals.Select(target, new FieldName(name), isStrict: true),
            { HasValue: true } some => Optionals.Select(some.Value, new FieldName(name), isStrict: true),
            _ => None,
        };
    }

    public static CelValue Index(CelValue target, CelValue index) => target.AsOptional switch
    {
        null => Optionals.Index(target, index, isStrict: true),
        { HasValue: true } some => Optionals.Index(some.Value, index, isStrict: true),
        _ => index.IsError ? index : None,
    };

    public static CelValue First(CelValue list) => list.AsList switch
    {
        null => Failures.Mismatch("first", list),
        { Count: 0 } => None,
        var items => Of(items[0]),
    };

    public static CelValue Last(CelValue list) => list.AsList switch
    {
        null => Failures.Mismatch("last", list),
        { Count: 0 } => None,
        var items => Of(items[items.Count - 1]),
    };

    /// <summary>The values of those that have one.</summary>
    public static CelValue Unwrap(CelValue list)
    {
        if (list.AsList is not { } items)
            return Failures.Mismatch("optional.unwrap", list);
        var values = new List<CelValue>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].AsOptional is not { } item)
                return items[i].IsError ? items[i] : Failures.Invalid($"value {items[i]} is not optional");
            if (item.HasValue)
                values.Add(item.Value);
        }

        return CelValue.List([.. values]);
    }

    /// <summary>Whether a value is the one that a field of its type has where none was set.</summary>
    static bool IsZero(CelValue value) => value.Kind switch
    {
        CelKind.Null => true,
        CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.Duration => value.AsInt == 0,
        CelKind.Double => value.AsDouble is 0,
        CelKind.String => value.AsString!.Length == 0,
        CelKind.Bytes => value.AsBytes!.Value.IsEmpty,
        CelKind.List => value.AsList!.Count == 0,
        CelKind.Map => value.AsMap!.Count == 0,
        CelKind.Timestamp => value.AsTimestamp is { Seconds: CelTimestamp.MinSeconds, Nanoseconds: 0 },
        _ => false,
    };
}
