using System.Collections.Immutable;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel;

/// <summary>
/// Collects the values of the parts of an expression while <see cref="CelProgram.WithTrace"/> evaluates it. Not safe for concurrent
/// use.
/// </summary>
public sealed class CelTrace
{
    /// <summary>Parts kept of one evaluation; of later ones nothing is told.</summary>
    public const int MaxParts = 10_000;

    readonly List<CelTracePart> _parts = [];
    int _depth;

    /// <summary>The parts that were evaluated, literals left out: each before the parts that it is made of.</summary>
    public IReadOnlyList<CelTracePart> Parts => _parts;

    /// <summary>Forgets everything.</summary>
    public void Clear() => _parts.Clear();

    /// <summary>Begins a part.</summary>
    /// <returns>Its number for <see cref="End"/>.</returns>
    internal int Begin(Expr part, ImmutableArray<KeyValuePair<string, CelValue>> locals)
    {
        var number = _parts.Count < MaxParts ? _parts.Count : -1;
        if (number >= 0)
            _parts.Add(new CelTracePart(part, _depth, CelValue.Null, locals));
        _depth++;
        return number;
    }

    /// <summary>Ends a part.</summary>
    internal void End(int number, CelValue value)
    {
        _depth--;
        if (number >= 0)
            _parts[number] = _parts[number] with { Value = value };
    }
}

/// <summary>A part of an expression that was evaluated.</summary>
/// <param name="Part">The part.</param>
/// <param name="Depth">How many evaluated parts it lies in.</param>
/// <param name="Value">Its value, or the error.</param>
/// <param name="Locals">Of the body of a loop, the loop's variables in this iteration; else empty.</param>
public sealed record CelTracePart(
    Expr Part, int Depth, CelValue Value, ImmutableArray<KeyValuePair<string, CelValue>> Locals);
