using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;

namespace Plimsoll.Cel.Compilation;

/// <summary>Finds the function that a call means: what the checker found or, without one, by name and number of arguments.</summary>
sealed class FunctionResolution(CelEnvironment environment, CheckedExpression @checked)
{
    /// <summary>The function of a call; <c>null</c> where there is none.</summary>
    /// <param name="call">The call.</param>
    /// <param name="qualifier">What it is called on, read as a namespace; <c>null</c> where it cannot be one.</param>
    public (PlannedFunction? Function, bool IsQualified) Find(CallExpr call, string? qualifier)
    {
        if (@checked.References[call.Id] is Reference.Function known)
            return (PlanFunction(call, known.Declaration, known.Overloads), known.IsQualified);

        if (qualifier is not null
            && FindFunction($"{qualifier}.{call.Function}", call.Arguments.Length, isMember: false) is { } qualified)
        {
            return (PlanFunction(call, qualified.Declaration, qualified.Overloads), true);
        }

        var count = call.Arguments.Length + (call.Target is null ? 0 : 1);
        return FindFunction(call.Function, count, call.Target is not null) is { } found
            ? (PlanFunction(call, found.Declaration, found.Overloads), false)
            : (null, false);
    }

    (FunctionDeclaration Declaration, ImmutableArray<Overload> Overloads)? FindFunction(string name, int arguments, bool isMember)
    {
        foreach (var candidate in environment.CandidatesOf(name))
        {
            if (environment.FindFunction(candidate) is { } declaration)
            {
                return (declaration,
                    [.. declaration.Overloads.Where(overload => overload.IsMember == isMember && overload.Parameters.Length == arguments)]);
            }
        }

        return null;
    }

    PlannedFunction PlanFunction(CallExpr call, FunctionDeclaration declaration, ImmutableArray<Overload> overloads)
    {
        var id = overloads is [var only] ? only.Id : "";
        var cost = environment.Options.CallCosts?.Find(declaration.Name, id) ?? StandardCallCost.Of(id);
        return new PlannedFunction(declaration.Name, overloads, cost, call.Offset);
    }
}
