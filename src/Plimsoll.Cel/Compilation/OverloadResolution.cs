using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Compilation;

/// <summary>Finds the signatures of a function that can be meant by a call.</summary>
sealed class OverloadResolution(CelOptions options, TypeSubstitution substitution, TypeAssignment assignment)
{
    /// <summary>Finds the signatures.</summary>
    /// <param name="function">The function.</param>
    /// <param name="isMember">Whether it is called on its first argument.</param>
    /// <param name="arguments">The types of the arguments, what it is called on first.</param>
    /// <param name="result">The type of the result: dyn where signatures differ in it.</param>
    /// <returns>The signatures; empty where none fits.</returns>
    public ImmutableArray<Overload> Resolve(FunctionDeclaration function, bool isMember, ReadOnlySpan<CelType> arguments, out CelType result)
    {
        CelType? known = null;
        var found = ImmutableArray.CreateBuilder<Overload>(1);
        foreach (var overload in function.Overloads)
        {
            if (overload.IsMember != isMember || overload.Parameters.Length != arguments.Length || IsOff(function, overload))
                continue;
            var (parameters, open) = Instantiate(overload);
            if (!assignment.TryAssign(arguments, parameters.AsSpan()))
                continue;

            found.Add(overload);
            var closed = substitution.Apply(open, openToDyn: false);
            if (known is null)
                known = closed;
            else if (known.Kind != CelTypeKind.Dyn && !known.Equals(closed))
                known = CelType.Dyn;
        }

        result = known ?? CelType.Error;
        return found.DrainToImmutable();
    }

    /// <summary>Parameters and result with type parameters of their own for this call.</summary>
    (ImmutableArray<CelType> Parameters, CelType Result) Instantiate(Overload overload)
    {
        if (!overload.Parameters.Any(IsOpen) && !IsOpen(overload.Result))
            return (overload.Parameters, overload.Result);

        var own = new Dictionary<string, CelType>(StringComparer.Ordinal);
        return ([.. overload.Parameters.Select(parameter => Rename(parameter, own))], Rename(overload.Result, own));
    }

    CelType Rename(CelType type, Dictionary<string, CelType> own)
    {
        if (type.Kind == CelTypeKind.Parameter)
            return own.TryGetValue(type.Name, out var fresh) ? fresh : own[type.Name] = substitution.Fresh();
        return IsOpen(type) ? type.WithParameters([.. type.Parameters.Select(parameter => Rename(parameter, own))]) : type;
    }

    static bool IsOpen(CelType type) => type.Kind == CelTypeKind.Parameter || type.Parameters.Any(IsOpen);

    /// <summary>Whether the signature compares numbers of different types although the options rule that out.</summary>
    bool IsOff(FunctionDeclaration function, Overload overload) =>
        !options.ComparesAcrossNumbers
        && function.Name is Operators.Less or Operators.LessOrEqual or Operators.Greater or Operators.GreaterOrEqual
        && overload.Parameters is [{ Kind: var left }, { Kind: var right }] && left != right;
}
