using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>A built-in function: its name, its types and what it does.</summary>
sealed class Builtin
{
    readonly Delegate _function;

    /// <summary>A function without arguments.</summary>
    public Builtin(string name, string types, Function0 function)
        : this(name, types, (Delegate)function, 0)
    {
    }

    /// <summary>A function of one value.</summary>
    public Builtin(string name, string types, Function1 function)
        : this(name, types, (Delegate)function, 1)
    {
    }

    /// <summary>A function of two values.</summary>
    public Builtin(string name, string types, Function2 function)
        : this(name, types, (Delegate)function, 2)
    {
    }

    /// <summary>A function of three values.</summary>
    public Builtin(string name, string types, Function3 function)
        : this(name, types, (Delegate)function, 3)
    {
    }

    /// <summary>A function of four values.</summary>
    public Builtin(string name, string types, Function4 function)
        : this(name, types, (Delegate)function, 4)
    {
    }

    Builtin(string name, string types, Delegate function, int arity) => (Name, Types, _function, Arity) = (name, types, function, arity);

    /// <summary>The name that policies call it by, e.g. <c>array.concat</c>.</summary>
    public string Name { get; }

    /// <summary>The types of its arguments and of its result, e.g. <c>array[any], array[any] -> array[any]</c>: the notation of <c>RegoType</c>.</summary>
    public string Types { get; }

    /// <summary>How many arguments it takes.</summary>
    public int Arity { get; }

    /// <summary>Whether its result may differ from call to call, or reaches out: never reckoned before the evaluation.</summary>
    public bool IsImpure { get; init; }

    /// <summary>Whether Rego v1 no longer has it.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Whether the evaluation must be allowed to call it, because it reaches the network.</summary>
    public bool NeedsNetwork { get; init; }

    /// <summary>Calls a function of two values.</summary>
    /// <param name="call">What the call may ask of the evaluation.</param>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    public RegoValue? Call(BuiltinCall call, RegoValue first, RegoValue second) => ((Function2)_function)(call, first, second);

    /// <summary>Calls the function.</summary>
    /// <param name="call">What the call may ask of the evaluation.</param>
    /// <param name="arguments">As many values as it takes.</param>
    /// <returns>The result; <c>null</c> where it is undefined.</returns>
    public RegoValue? Call(BuiltinCall call, ReadOnlySpan<RegoValue> arguments) => _function switch
    {
        Function1 function => function(call, arguments[0]),
        Function2 function => function(call, arguments[0], arguments[1]),
        Function3 function => function(call, arguments[0], arguments[1], arguments[2]),
        Function4 function => function(call, arguments[0], arguments[1], arguments[2], arguments[3]),
        _ => ((Function0)_function)(call),
    };
}
