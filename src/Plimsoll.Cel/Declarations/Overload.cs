using System.Collections.Immutable;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Declarations;

/// <summary>One signature of a function, with its computation.</summary>
public sealed class Overload
{
    Overload(string id, bool isMember, ImmutableArray<CelType> parameters, CelType result) =>
        (Id, IsMember, Parameters, Result) = (id, isMember, parameters, result);

    /// <summary>The stable id of the signature, as cel-go and Kubernetes name it: costs are defined by it.</summary>
    public string Id { get; }

    /// <summary>Whether it is called on its first argument.</summary>
    public bool IsMember { get; }

    /// <summary>The types of the arguments, what it is called on first.</summary>
    public ImmutableArray<CelType> Parameters { get; }

    /// <summary>The type of the result.</summary>
    public CelType Result { get; }

    /// <summary>Whether it also takes errors as arguments.</summary>
    public bool TakesErrors { get; private init; }

    /// <summary>The computation, where it takes one argument.</summary>
    public UnaryFunction? Unary { get; private init; }

    /// <summary>The computation, where it takes two arguments.</summary>
    public BinaryFunction? Binary { get; private init; }

    /// <summary>The computation, where it takes another number of arguments.</summary>
    public AnyFunction? Any { get; private init; }

    /// <summary>A function of one argument.</summary>
    public static Overload Function(string id, CelType parameter, CelType result, UnaryFunction compute) =>
        new(id, false, [parameter], result) { Unary = compute };

    /// <summary>A function of two arguments.</summary>
    public static Overload Function(string id, CelType first, CelType second, CelType result, BinaryFunction compute) =>
        new(id, false, [first, second], result) { Binary = compute };

    /// <summary>A function of any number of arguments, but not of one or two.</summary>
    public static Overload Function(string id, ImmutableArray<CelType> parameters, CelType result, AnyFunction compute) =>
        new(id, false, parameters, result) { Any = compute };

    /// <summary>A method without arguments.</summary>
    public static Overload Member(string id, CelType target, CelType result, UnaryFunction compute) =>
        new(id, true, [target], result) { Unary = compute };

    /// <summary>A method with one argument.</summary>
    public static Overload Member(string id, CelType target, CelType argument, CelType result, BinaryFunction compute) =>
        new(id, true, [target, argument], result) { Binary = compute };

    /// <summary>A method with two or more arguments; <paramref name="parameters"/> begin with what it is called on.</summary>
    public static Overload Member(string id, ImmutableArray<CelType> parameters, CelType result, AnyFunction compute) =>
        new(id, true, parameters, result) { Any = compute };

    /// <summary>The same signature that also takes errors as arguments.</summary>
    public Overload TakingErrors() =>
        new(Id, IsMember, Parameters, Result) { TakesErrors = true, Unary = Unary, Binary = Binary, Any = Any };

    /// <summary>Whether values of these kinds can be arguments; types that are only known at run time are compared by kind.</summary>
    public bool Accepts(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments.Length != Parameters.Length)
            return false;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!Accepts(Parameters[i], arguments[i]))
                return false;
        }

        return true;
    }

    static bool Accepts(CelType parameter, CelValue argument) => parameter.Kind switch
    {
        CelTypeKind.Dyn or CelTypeKind.Parameter => true,
        CelTypeKind.Null => argument.IsNull,
        CelTypeKind.Bool => argument.IsBool,
        CelTypeKind.Int => argument.IsInt,
        CelTypeKind.Uint => argument.IsUint,
        CelTypeKind.Double => argument.IsDouble,
        CelTypeKind.String => argument.AsString is not null,
        CelTypeKind.Bytes => argument.AsBytes is not null,
        CelTypeKind.Timestamp => argument.AsTimestamp is not null,
        CelTypeKind.Duration => argument.IsDuration,
        CelTypeKind.Type => argument.AsType is not null,
        CelTypeKind.List => argument.AsList is { } list && AcceptsFirst(parameter.Parameters[0], list),
        CelTypeKind.Map => argument.AsMap is not null,
        CelTypeKind.Wrapper => argument.IsNull || Accepts(parameter.Parameters[0], argument),
        _ => argument.Type.Name == parameter.Name,
    };

    /// <summary>Lists of one function may differ by their items (join, sum): the first item decides.</summary>
    static bool AcceptsFirst(CelType item, CelList list) => item.IsDynOrError || list.Count == 0 || Accepts(item, list[0]);
}

/// <summary>Computes a function of one argument. Never throws for bad arguments: it answers an error.</summary>
public delegate CelValue UnaryFunction(CelValue argument);

/// <summary>Computes a function of two arguments. Never throws for bad arguments: it answers an error.</summary>
public delegate CelValue BinaryFunction(CelValue first, CelValue second);

/// <summary>Computes a function of any number of arguments. Never throws for bad arguments: it answers an error.</summary>
public delegate CelValue AnyFunction(ReadOnlySpan<CelValue> arguments);
