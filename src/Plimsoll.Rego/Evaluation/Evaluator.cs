using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>One evaluation: its documents, the values of its variables, the values of the rules that were asked.</summary>
/// <remarks>It can be used again once it ended, which saves most of what a short evaluation allocates.</remarks>
sealed class Evaluator(ProgramSizes sizes)
{
    static readonly BuiltinCall Idle = new(RegoSettings.Default, CancellationToken.None);

    RegoValue?[] _values = new RegoValue?[sizes.Groups];
    GroupState[] _states = new GroupState[sizes.Groups];
    HashSet<RuleNode>? _replaced;

    /// <summary>The input document.</summary>
    public RegoValue? Input { get; private set; }

    /// <summary>The data that was given.</summary>
    public RegoValue? Data { get; private set; }

    /// <summary>The values of the variables.</summary>
    public RegoValue?[] Locals { get; } = new RegoValue?[sizes.Locals];

    /// <summary>The values that rules had when they last applied.</summary>
    public RegoValue?[] Results { get; } = new RegoValue?[sizes.Clauses];

    /// <summary>What comprehensions collect.</summary>
    public object?[] Scratch { get; } = new object?[sizes.Scratch];

    /// <summary>The functions that <c>with</c> replaced, by name; <c>null</c> where there are none.</summary>
    public Dictionary<string, Mock>? Mocks { get; private set; }

    /// <summary>What built-in functions ask.</summary>
    public BuiltinCall Call { get; private set; } = Idle;

    /// <summary>What is told of the evaluation; <c>null</c> where nobody listens.</summary>
    public RegoTrace? Trace { get; private set; }

    /// <summary>An evaluation without limits, of expressions that know all their values.</summary>
    public static Evaluator OfConstants()
    {
        var evaluator = new Evaluator(default);
        var settings = RegoSettings.Default with { MaxSteps = long.MaxValue, MaxTime = TimeSpan.MaxValue };
        evaluator.Begin(null, null, new BuiltinCall(settings, CancellationToken.None), null);
        return evaluator;
    }

    /// <summary>Begins an evaluation.</summary>
    public void Begin(RegoValue? input, RegoValue? data, BuiltinCall call, RegoTrace? trace) =>
        (Input, Data, Call, Trace) = (input, data, call, trace);

    /// <summary>Ends an evaluation that went to its end, and forgets all that it knew.</summary>
    public void End()
    {
        (Input, Data, Call, Trace) = (null, null, Idle, null);
        Array.Clear(_values);
        Array.Clear(_states);
        Array.Clear(Locals);
        Array.Clear(Results);
        Array.Clear(Scratch);
    }

    /// <summary>The value of rules; <c>null</c> where it is undefined.</summary>
    public RegoValue? ValueOf(RuleGroup group)
    {
        if (_states[group.Id] == GroupState.Known)
            return _values[group.Id];
        if (_replaced is not null && IsReplaced(group))
            return BaseValue(group.Path);
        if (_states[group.Id] == GroupState.InProgress)
            throw Error("eval_internal_error", group.At, $"rule {group.Name} needs its own value");
        NestingGuard.Enter();
        _states[group.Id] = GroupState.InProgress;
        var (values, states) = (_values, _states);
        var value = group.Kind switch
        {
            RuleKind.Set => EvaluateSet(group),
            RuleKind.Object => EvaluateObject(group),
            RuleKind.Complete => EvaluateComplete(group),
            _ => null,
        };
        values[group.Id] = value;
        states[group.Id] = GroupState.Known;
        return value;
    }

    /// <summary>The value of everything at a place; <c>null</c> where it is a function, or undefined.</summary>
    public RegoValue? ValueOf(RuleNode node)
    {
        if (node.Group is { } group)
            return group.Kind == RuleKind.Function ? null : ValueOf(group);
        var given = BaseValue(node);
        if (_replaced is not null && _replaced.Contains(node))
            return given;
        NestingGuard.Enter();
        var members = new List<KeyValuePair<RegoValue, RegoValue>>();
        foreach (var child in node.Children)
        {
            if (ValueOf(child) is { } value)
                members.Add(new KeyValuePair<RegoValue, RegoValue>(child.Keys[^1], value));
        }

        // Of a rule and a document at one path the document counts where the whole is asked for, as in OPA.
        var known = given as RegoObject ?? RegoObject.Empty;
        for (var index = 0; index < known.Count; index++)
        {
            if (known.Keys[index] is not RegoString name || node.Child(name.Value) is not { Group: null })
                members.Add(new KeyValuePair<RegoValue, RegoValue>(known.Keys[index], known.Values[index]));
        }

        Call.ChargeKept(members.Count);
        return RegoObject.Of(members);
    }

    /// <summary>The names of what stands at a place, of rules and documents.</summary>
    public IEnumerable<RegoValue> KeysOf(RuleNode node)
    {
        var keys = new List<RegoValue>();
        if (BaseValue(node) is RegoObject known)
            keys.AddRange(known.Keys);
        foreach (var child in node.Children)
        {
            if (!child.IsFunction)
                keys.Add(child.Keys[^1]);
        }

        Call.ChargeKept(keys.Count);
        return SortedValues.Of([.. keys]);
    }

    /// <summary>What the given data has at a key of a place.</summary>
    public RegoValue? BaseMember(RuleNode node, RegoValue key) => BaseValue(node) is { } given ? Documents.Member(given, key) : null;

    /// <summary>Calls a function whose arguments are in their places.</summary>
    public RegoValue? CallFunction(RuleGroup function)
    {
        NestingGuard.Enter();
        if (_states[function.Id] == GroupState.InProgress)
            throw Error("eval_internal_error", function.At, $"function {function.Name} calls itself");
        var states = _states;
        states[function.Id] = GroupState.InProgress;
        var value = EvaluateComplete(function);
        states[function.Id] = GroupState.Unknown;
        return value;
    }

    /// <summary>Calls a function that stands in the place of another: in its body no function is replaced.</summary>
    public RegoValue? CallReplacement(RuleGroup function)
    {
        var outside = Leave();
        Mocks = null;
        var value = CallFunction(function);
        Return(outside);
        return value;
    }

    /// <summary>What collects for rules.</summary>
    public T Collector<T>(RuleGroup group)
        where T : class => (T)Scratch[group.Id]!;

    /// <summary>A result of a built-in function, once it is known whether it failed.</summary>
    public RegoValue? Checked(Builtin builtin, RegoLocation at, RegoValue? result)
    {
        if (result is not null || Call.FailureCode is not { } code)
            return result;
        var message = $"{builtin.Name}: {Call.FailureMessage}";
        Call.Forget();
        if (Call.Settings.StrictBuiltinErrors)
            throw Error(code, at, message);
        return null;
    }

    /// <summary>What ends the evaluation.</summary>
    public static RegoException Error(string code, RegoLocation at, string message) => new([new RegoError(code, message, at)]);

    /// <summary>Two rules of one path, or one in two ways, gave different values.</summary>
    public static RegoException Conflict(RuleGroup group, RegoLocation at) => Error(
        "eval_conflict_error",
        at,
        group.Kind == RuleKind.Function
            ? "functions must not produce multiple outputs for same inputs"
            : "complete rules must not produce multiple outputs");

    /// <summary>Puts replacements in force.</summary>
    /// <returns>What was before; <c>null</c> where a value that should stand somewhere is undefined.</returns>
    public Surroundings? Replace(Replacement[] replacements)
    {
        var (newInput, newData) = (Input, Data);
        var mocks = Mocks;
        var replaced = _replaced;
        foreach (var replacement in replacements)
        {
            var value = replacement.Value?.Evaluate(this);
            if (value is null && replacement.Value is not null)
                return null;
            if (replacement.Function is { } function)
            {
                mocks = mocks is null ? new(StringComparer.Ordinal) : new(mocks, StringComparer.Ordinal);
                mocks[function] = replacement.Mock ?? new Mock(value, null, null);
                continue;
            }

            // A replacement without a function has a value.
            if (replacement.IsInput)
                newInput = Documents.Put(newInput, replacement.Path, value!, Call);
            else
                newData = Documents.Put(newData, replacement.Path, value!, Call);
            if (replacement.Node is { } node)
                (replaced = replaced is null ? [] : [.. replaced]).Add(node);
        }

        var outside = Leave();
        (Input, Data, Mocks, _replaced) = (newInput, newData, mocks, replaced);
        return outside;
    }

    /// <summary>Ends replacements.</summary>
    public void Return(Surroundings outside) =>
        (Input, Data, Mocks, _values, _states, _replaced) =
            (outside.Input, outside.Data, outside.Mocks, outside.Values, outside.States, outside.Replaced);

    /// <summary>Forgets the values of rules until <see cref="Return"/>.</summary>
    Surroundings Leave()
    {
        var outside = new Surroundings(Input, Data, Mocks, _values, _states, _replaced);
        _values = new RegoValue?[sizes.Groups];
        _states = new GroupState[sizes.Groups];
        for (var id = 0; id < sizes.Groups; id++)
        {
            if (outside.States[id] == GroupState.InProgress)
                _states[id] = GroupState.InProgress;
        }

        Call.ChargeKept(sizes.Groups);
        return outside;
    }

    RegoValue? BaseValue(RuleNode node)
    {
        var value = Data;
        foreach (var key in node.Keys)
        {
            if (value is not RegoObject members)
                return null;
            value = members.Get(key);
        }

        return value;
    }

    RegoValue? BaseValue(IEnumerable<string> path)
    {
        var value = Data;
        foreach (var name in path)
            value = (value as RegoObject)?[name];
        return value;
    }

    bool IsReplaced(RuleGroup group)
    {
        foreach (var node in _replaced ?? [])
        {
            if (node.Path.Length <= group.Path.Length && node.Path.AsSpan().SequenceEqual(group.Path.AsSpan()[..node.Path.Length]))
                return true;
        }

        return false;
    }

    RegoValue? EvaluateComplete(RuleGroup group)
    {
        RegoValue? found = null;
        var clauses = group.Index is { } index ? index.Find(this) : group.Clauses;
        foreach (var clause in clauses)
        {
            if (clause.FirstValue(this) is not { } value)
                continue;
            if (found is not null && !found.Equals(value))
                throw Conflict(group, clause.At);
            found = value;
            if (group.IsOneConstant)
                break;
        }

        return found ?? group.Default?.Evaluate(this);
    }

    RegoSet EvaluateSet(RuleGroup group)
    {
        var builder = new SetBuilder();
        RunAll(group, builder);
        return builder.ToSet();
    }

    RegoObject EvaluateObject(RuleGroup group)
    {
        var builder = new ObjectBuilder();
        RunAll(group, builder);
        return builder.ToObject();
    }

    void RunAll(RuleGroup group, object builder)
    {
        Scratch[group.Id] = builder;
        foreach (var clause in group.Index is { } index ? index.Find(this) : group.Clauses)
        {
            Call.Charge(1);
            Trace?.Note(clause.At, true);
            clause.Run(this, 0);
        }

        Scratch[group.Id] = null;
    }
}
