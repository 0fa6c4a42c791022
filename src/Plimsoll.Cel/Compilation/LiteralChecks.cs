using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Compilation;

/// <summary>
/// What Kubernetes checks beyond types: literals of durations, timestamps and regular expressions must be valid, and the items of
/// a literal of one type also where dyn hides that they are not.
/// </summary>
/// <remarks>cel-go, cel/validator.go; switched on by k8s.io/apiserver/pkg/cel/environment/base.go since Kubernetes 1.29.</remarks>
sealed class LiteralChecks(CelOptions options, CelType?[] types, Reference?[] references, CheckIssues issues)
{
    public void Run(Expr root)
    {
        if (options.ChecksLiterals)
            Check(root, isInFormat: false);
    }

    /// <param name="part">The part.</param>
    /// <param name="isInFormat">Whether it is an argument of <c>format</c>, or an item of one: those may be of any types.</param>
    void Check(Expr part, bool isInFormat)
    {
        switch (part)
        {
            case SelectExpr select:
                Check(select.Operand, false);
                break;
            case CallExpr call:
                CheckCall(call);
                break;
            case ListExpr list:
                CheckList(list, isInFormat);
                break;
            case MapExpr map:
                CheckMap(map, isInFormat);
                break;
            case StructExpr made:
                foreach (var field in made.Fields)
                    Check(field.Value, false);
                break;
            case ComprehensionExpr loop:
                foreach (var child in (ReadOnlySpan<Expr>)[loop.Range, loop.Initial, loop.Condition, loop.Step, loop.Result])
                    Check(child, false);
                break;
            default:
                break;
        }
    }

    void CheckCall(CallExpr call)
    {
        var isFormat = call.Function == "format";
        if (call.Target is not null)
            Check(call.Target, isFormat);
        foreach (var argument in call.Arguments)
            Check(argument, isFormat);

        if (call is { Function: "duration" or "timestamp" or "matches", Arguments: [ConstantExpr literal, ..] }
            && references[call.Id] is Reference.Function { Overloads: var overloads } && !IsValid(overloads, literal.Value))
        {
            issues.InvalidLiteral(literal.Offset, call.Function);
        }
    }

    /// <summary>Whether the function takes the literal. A regular expression is tried on the empty text.</summary>
    static bool IsValid(ImmutableArray<Overload> overloads, CelValue literal)
    {
        foreach (var overload in overloads)
        {
            if (overload.Unary is { } convert && overload.Accepts([literal]))
                return !convert(literal).IsError;
            if (overload.Binary is { } match && literal.AsString is not null)
                return !match(CelValue.String(""), literal).IsError;
        }

        return true;
    }

    void CheckList(ListExpr list, bool isInFormat)
    {
        CelType? first = null;
        var isMixed = isInFormat || !options.HomogeneousLiterals;
        for (var i = 0; i < list.Items.Length; i++)
        {
            var item = list.Items[i];
            if (!isMixed)
                isMixed = !IsSame(item, list.Optionals.BinarySearch(i) >= 0, ref first);
            Check(item, isInFormat);
        }
    }

    void CheckMap(MapExpr map, bool isInFormat)
    {
        CelType? key = null, value = null;
        var isChecked = !isInFormat && options.HomogeneousLiterals;
        foreach (var entry in map.Entries)
        {
            if (isChecked)
            {
                IsSame(entry.Key, false, ref key);
                IsSame(entry.Value, entry.IsOptional, ref value);
            }

            Check(entry.Key, isInFormat);
            Check(entry.Value, isInFormat);
        }
    }

    /// <summary>Whether the item has the type of the first one; reports it where not.</summary>
    bool IsSame(Expr item, bool isOptional, ref CelType? first)
    {
        var type = types[item.Id] ?? CelType.Dyn;
        if (isOptional && type.IsOptional)
            type = type.Parameters[0];
        first ??= type;
        if (TypeAssignment.AreEquivalent(first, type))
            return true;
        issues.Mismatch(item.Offset, first, type);
        return false;
    }
}
