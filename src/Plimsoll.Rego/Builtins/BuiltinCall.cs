using System.Diagnostics.CodeAnalysis;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>What a built-in function may ask of the evaluation that calls it, and how it tells what went wrong. One for each evaluation.</summary>
sealed class BuiltinCall(RegoSettings settings, CancellationToken cancellation)
{
    /// <summary>Longest text that a function may build, in UTF-16 units.</summary>
    public const int MaxTextLength = 64 * 1024 * 1024;

    /// <summary>Most items of a collection that a function may build.</summary>
    public const int MaxItems = 2 * 1024 * 1024;

    /// <summary>What a value that is kept counts beside its items: some ten bytes are one step, so the steps bound the memory too.</summary>
    const int StepsPerKept = 8;

    /// <summary>Most steps between two looks at the clock and the cancellation; fewer where steps take long.</summary>
    const long MaxStepsPerLook = 4096;

    /// <summary>Steps before the first look: it is not known yet how long they take.</summary>
    const long FirstSteps = 16;

    static readonly TimeSpan SlowLook = TimeSpan.FromMilliseconds(10);

    readonly long _start = settings.Clock.GetTimestamp();

    Dictionary<string, object>? _kept;
    long _steps;
    long _nextLook = FirstSteps;
    long _stepsPerLook = FirstSteps;
    TimeSpan _lastLook;

    /// <summary>How the evaluation was asked to be done.</summary>
    public RegoSettings Settings => settings;

    /// <summary>Ends the evaluation from outside.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>The time of the evaluation, which stands still in it.</summary>
    public DateTimeOffset Now => field == default ? field = settings.Clock.GetUtcNow() : field;

    /// <summary>The code of the failure of the last call, e.g. <c>eval_builtin_error</c>; <c>null</c> where it did not fail.</summary>
    public string? FailureCode { get; private set; }

    /// <summary>What failed in the last call.</summary>
    public string? FailureMessage { get; private set; }

    /// <summary>Tells that the function has no result because of its arguments.</summary>
    /// <param name="message">What is wrong, in OPA's words where a user may look for them, without the function's name.</param>
    /// <returns>Undefined.</returns>
    public RegoValue? Fail(string message)
    {
        (FailureCode, FailureMessage) = ("eval_builtin_error", message);
        return null;
    }

    /// <summary>Tells that an argument is of a kind that the function does not take.</summary>
    /// <param name="position">Which argument, from 1.</param>
    /// <param name="expected">The kinds it takes, e.g. <c>one of {array, set}</c>.</param>
    /// <param name="got">The argument.</param>
    /// <returns>Undefined.</returns>
    public RegoValue? FailType(int position, string expected, RegoValue got)
    {
        (FailureCode, FailureMessage) = ("eval_type_error", $"operand {position} must be {expected} but got {got.TypeName}");
        return null;
    }

    /// <summary>Tells that an argument is of the right kind, but what it holds is not.</summary>
    /// <param name="position">Which argument, from 1.</param>
    /// <param name="complaint">What is wrong with it, e.g. <c>must be array of strings but got array containing number</c>.</param>
    /// <returns>Undefined.</returns>
    public RegoValue? FailOperand(int position, string complaint)
    {
        (FailureCode, FailureMessage) = ("eval_type_error", $"operand {position} {complaint}");
        return null;
    }

    /// <summary>Tells that an item of a collection is of a kind that the function does not take.</summary>
    /// <param name="position">Which argument, from 1.</param>
    /// <param name="collection">The argument.</param>
    /// <param name="expected">The kind its items should have, e.g. <c>string</c>.</param>
    /// <param name="got">The item.</param>
    /// <returns>Undefined.</returns>
    public RegoValue? FailItem(int position, RegoValue collection, string expected, RegoValue got) =>
        FailOperand(position, $"must be {collection.TypeName} of {expected}s but got {collection.TypeName} containing {got.TypeName}");

    /// <summary>Whether an argument is an array or a set; tells of it where it is neither.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="position">Which argument, from 1.</param>
    /// <param name="items">Its items.</param>
    public bool IsCollection(RegoValue value, int position, out ReadOnlySpan<RegoValue> items)
    {
        items = default;
        switch (value)
        {
            case RegoArray array:
                items = array.Items;
                return true;
            case RegoSet set:
                items = set.Items;
                return true;
            default:
                FailType(position, "one of {array, set}", value);
                return false;
        }
    }

    /// <summary>Counts a text that is about to be built.</summary>
    /// <param name="length">Its length, in UTF-16 units.</param>
    /// <exception cref="RegoLimitException">It is longer than a text may be, or the work is more than the evaluation may do.</exception>
    public void ChargeText(long length) => ChargeBuilt(0, length);

    /// <summary>Counts what is about to be added to a text.</summary>
    /// <param name="length">The length of the text, in UTF-16 units.</param>
    /// <param name="added">The length of what is added.</param>
    /// <exception cref="RegoLimitException">It is longer than a text may be, or the work is more than the evaluation may do.</exception>
    public void ChargeBuilt(long length, long added)
    {
        if (length + added > MaxTextLength)
            throw new RegoLimitException($"a text of more than {MaxTextLength} characters");
        Charge(added);
    }

    /// <summary>Counts a collection that is about to be built.</summary>
    /// <param name="count">How many items it has.</param>
    /// <exception cref="RegoLimitException">It has more items than a collection may have, or the work is more than the evaluation may do.</exception>
    public void ChargeItems(long count) => ChargeItems(0, count);

    /// <summary>Counts what is about to be added to a collection.</summary>
    /// <param name="count">How many items it has.</param>
    /// <param name="added">How many are added.</param>
    /// <exception cref="RegoLimitException">It has more items than a collection may have, or the work is more than the evaluation may do.</exception>
    public void ChargeItems(long count, long added)
    {
        if (count + added > MaxItems)
            throw new RegoLimitException($"a collection of more than {MaxItems} items");
        Charge(added);
    }

    /// <summary>Forgets the failure of a call.</summary>
    public void Forget() => (FailureCode, FailureMessage) = (null, null);

    /// <summary>Whether an argument is a text; tells of it where it is none.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="position">Which argument, from 1.</param>
    /// <param name="text">The text.</param>
    public bool IsString(RegoValue value, int position, [NotNullWhen(true)] out string? text)
    {
        text = Is(value, position, "string", out RegoString? found) ? found.Value : null;
        return text is not null;
    }

    /// <summary>Whether an argument is a number; tells of it where it is none.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="position">Which argument, from 1.</param>
    /// <param name="number">The number.</param>
    public bool IsNumber(RegoValue value, int position, [NotNullWhen(true)] out RegoNumber? number) => Is(value, position, "number", out number);

    /// <summary>Whether an argument is an integer of 64 bits; tells of it where it is none.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="position">Which argument, from 1.</param>
    /// <param name="integer">The integer.</param>
    public bool IsInteger(RegoValue value, int position, out long integer)
    {
        integer = 0;
        if (value is RegoNumber number && number.TryGetInteger(out integer))
            return true;
        if (value is RegoNumber)
            FailOperand(position, "must be integer number but got floating-point number");
        else
            FailType(position, "number", value);
        return false;
    }

    /// <summary>Whether an argument is an array; tells of it where it is none.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="position">Which argument, from 1.</param>
    /// <param name="array">The array.</param>
    public bool IsArray(RegoValue value, int position, [NotNullWhen(true)] out RegoArray? array) => Is(value, position, "array", out array);

    /// <summary>Whether an argument is an object; tells of it where it is none.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="position">Which argument, from 1.</param>
    /// <param name="members">The object.</param>
    public bool IsObject(RegoValue value, int position, [NotNullWhen(true)] out RegoObject? members) => Is(value, position, "object", out members);

    /// <summary>Whether an argument is a set; tells of it where it is none.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="position">Which argument, from 1.</param>
    /// <param name="set">The set.</param>
    public bool IsSet(RegoValue value, int position, [NotNullWhen(true)] out RegoSet? set) => Is(value, position, "set", out set);

    /// <summary>Counts work that grows with the input: items looked at or made, characters of texts made.</summary>
    /// <param name="steps">How much.</param>
    /// <exception cref="RegoLimitException">It is more than the evaluation may do, or takes longer than it may.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public void Charge(long steps)
    {
        _steps += steps;
        if (_steps >= _nextLook)
            Look();
    }

    /// <summary>Counts a value that may be kept until the evaluation ends.</summary>
    /// <param name="items">How many items it has.</param>
    /// <exception cref="RegoLimitException">It is more than the evaluation may do, or takes longer than it may.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public void ChargeKept(long items) => Charge(StepsPerKept + items);

    /// <summary>What a function keeps for later calls of the same evaluation, e.g. its random numbers.</summary>
    /// <typeparam name="T">What it keeps.</typeparam>
    /// <param name="name">The name of what it keeps.</param>
    /// <param name="make">Makes it the first time.</param>
    public T Kept<T>(string name, Func<T> make)
        where T : class
    {
        _kept ??= new Dictionary<string, object>(StringComparer.Ordinal);
        if (_kept.TryGetValue(name, out var kept))
            return (T)kept;
        var made = make();
        _kept[name] = made;
        return made;
    }

    bool Is<T>(RegoValue value, int position, string kind, [NotNullWhen(true)] out T? found)
        where T : RegoValue
    {
        found = value as T;
        if (found is null)
            FailType(position, kind, value);
        return found is not null;
    }

    void Look()
    {
        cancellation.ThrowIfCancellationRequested();
        if (_steps > settings.MaxSteps)
            throw new RegoLimitException($"the evaluation takes more than {settings.MaxSteps} steps");
        var now = settings.Clock.GetElapsedTime(_start);
        if (now > settings.MaxTime)
            throw new RegoLimitException($"the evaluation takes longer than {settings.MaxTime.TotalSeconds} s");
        _stepsPerLook = now - _lastLook > SlowLook ? Math.Max(_stepsPerLook / 8, 1) : Math.Min(_stepsPerLook * 2, MaxStepsPerLook);
        _lastLook = now;
        _nextLook = _steps + _stepsPerLook;
    }
}
