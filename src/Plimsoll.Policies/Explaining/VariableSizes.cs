using System.Collections.Immutable;
using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Explaining;

/// <summary>
/// Knows how large the variables of a policy can become, where they are fields of objects, or lists added, filtered or mapped of such.
/// Not safe for concurrent use.
/// </summary>
/// <param name="variables">The variables.</param>
/// <param name="objects">Knows the objects.</param>
sealed class VariableSizes(ImmutableArray<PolicyVariable> variables, ISizeHints objects) : ISizeHints
{
    const string Items = "@items";

    readonly Dictionary<string, CostRange?> _known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public CostRange? SizeOf(ImmutableArray<string> path, CelType type)
    {
        if (path is not ["variables", var name, .. var rest])
            return objects.SizeOf(path, type);
        var key = string.Join('/', path);
        if (_known.TryGetValue(key, out var known))
            return known;
        _known[key] = null;
        return _known[key] = variables.FirstOrDefault(variable => variable.Name == name) is { } found
            ? SizeOf(found.Expression.Program.Root, rest, type)
            : null;
    }

    // Recursion is as deep as expressions are, and each place of a variable is looked at once.
    CostRange? SizeOf(Expr part, ImmutableArray<string> rest, CelType type) => part switch
    {
        CallExpr { Function: Operators.Add, Arguments: [var left, var right] } when rest.IsEmpty =>
            Both(left, right, rest, type, (one, other) => one.Plus(other)),
        CallExpr { Function: Operators.Add, Arguments: [var left, var right] } => Both(left, right, rest, type, (one, other) => one.Or(other)),
        CallExpr { Function: Operators.Conditional, Arguments: [_, var left, var right] } => Both(left, right, rest, type, (one, other) => one.Or(other)),
        CallExpr { Function: "orValue", Target: { } target, Arguments: [var other] } => Both(target, other, rest, type, (one, two) => one.Or(two)),
        ComprehensionExpr { Kind: ComprehensionKind.Filter } filter => SizeOf(filter.Range, rest, type),
        ComprehensionExpr { Kind: ComprehensionKind.List } mapped when rest.IsEmpty => SizeOf(mapped.Range, rest, type),
        ListExpr list when rest.IsEmpty => CostRange.Exactly((ulong)list.Items.Length),
        ListExpr { Items.IsEmpty: true } when rest[0] == Items => CostRange.Exactly(0),
        _ => PathOf(part) is { } path ? SizeOf(path.AddRange(rest), type) : null,
    };

    CostRange? Both(Expr left, Expr right, ImmutableArray<string> rest, CelType type, Func<CostRange, CostRange, CostRange> join) =>
        SizeOf(left, rest, type) is { } one && SizeOf(right, rest, type) is { } other ? join(one, other) : null;

    static ImmutableArray<string>? PathOf(Expr part) => part switch
    {
        IdentExpr name => [name.Name],
        SelectExpr { IsTest: false } select => PathOf(select.Operand)?.Add(select.Field),
        CallExpr { Function: Operators.OptionalSelect, Arguments: [var operand, ConstantExpr { Value.AsString: { } field }] } => PathOf(operand)?.Add(field),
        _ => null,
    };
}
