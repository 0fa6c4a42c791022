using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Compilation;

/// <summary>A function as one call of it means it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Candidates">The signatures that can be meant.</param>
/// <param name="Cost">What calls cost; <c>null</c> for one.</param>
/// <param name="Offset">Where the call stands.</param>
sealed record PlannedFunction(string Name, ImmutableArray<Overload> Candidates, CallCost? Cost, int Offset)
{
    /// <summary>Whether a signature takes errors as arguments.</summary>
    public bool TakesErrors { get; } = Candidates.Any(candidate => candidate.TakesErrors);

    /// <summary>The only signature that can be meant; else <c>null</c>.</summary>
    public Overload? Only { get; } = Candidates is [var only] ? only : null;

    /// <summary>The method that computes all of several signatures, and so tells kinds apart itself; else <c>null</c>.</summary>
    public BinaryFunction? Shared { get; } =
        Candidates is [{ Binary: { } first }, _, ..] && Candidates.All(candidate => first.Equals(candidate.Binary)) ? first : null;

    /// <summary>The signature that takes these arguments; <c>null</c> where none does.</summary>
    public Overload? Choose(ReadOnlySpan<CelValue> arguments)
    {
        foreach (var candidate in Candidates)
        {
            if (candidate.Accepts(arguments))
                return candidate;
        }

        return null;
    }

    /// <summary>The error of arguments that no signature takes.</summary>
    public CelValue NoSuchOverload(ReadOnlySpan<CelValue> arguments)
    {
        var types = new string[arguments.Length];
        for (var i = 0; i < types.Length; i++)
            types[i] = arguments[i].Type.ToString();
        return CelValue.NoSuchOverload($"{Name}({string.Join(", ", types)})");
    }
}
