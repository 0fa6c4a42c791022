using System.Diagnostics.CodeAnalysis;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Compilation;

/// <summary>The names that can be meant at a place of an expression: variables of macros, variables of the environment, types, functions.</summary>
sealed class CheckScope(CelEnvironment environment)
{
    readonly List<(string Name, CelType Type)> _locals = [];

    /// <summary>How many variables of macros there are.</summary>
    public int Depth => _locals.Count;

    /// <summary>All names of variables, for suggestions.</summary>
    public IEnumerable<string> VariableNames => _locals.Select(local => local.Name).Where(name => !name.StartsWith('@'))
        .Concat(environment.Variables.Select(variable => variable.Name));

    public void Enter(string name, CelType type) => _locals.Add((name, type));

    /// <summary>Forgets the variables of macros beyond <paramref name="depth"/>.</summary>
    public void LeaveTo(int depth) => _locals.RemoveRange(depth, _locals.Count - depth);

    /// <summary>Finds what a name of one part means; variables of macros hide everything else, but for names with a leading dot.</summary>
    public bool TryResolve(string name, [NotNullWhen(true)] out CelType? type, [NotNullWhen(true)] out Reference? reference)
    {
        var local = FindLocal(name);
        if (local < 0)
            return TryResolveGlobal(name, out type, out reference);

        type = _locals[local].Type;
        reference = new Reference.Local(name);
        return true;
    }

    /// <summary>Finds what a name with dots means; nothing where its first part is a variable of a macro.</summary>
    public bool TryResolveQualified(SelectExpr part, [NotNullWhen(true)] out CelType? type, [NotNullWhen(true)] out Reference? reference)
    {
        (type, reference) = (null, null);
        return QualifiedName(part, out var first) is { } name && FindLocal(first) < 0 && TryResolveGlobal(name, out type, out reference);
    }

    public FunctionDeclaration? FindFunction(string name)
    {
        foreach (var candidate in environment.CandidatesOf(name))
        {
            if (environment.FindFunction(candidate) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The name that identifiers and fields spell, e.g. <c>a.b.c</c>; <c>null</c> where there is more than that.</summary>
    public static string? QualifiedName(Expr part, out string first)
    {
        first = "";
        var fields = new Stack<string>();
        while (part is SelectExpr { IsTest: false } select)
        {
            fields.Push(select.Field);
            part = select.Operand;
        }

        if (part is not IdentExpr ident)
            return null;
        first = ident.Name;
        return fields.Count == 0 ? first : $"{first}.{string.Join('.', fields)}";
    }

    bool TryResolveGlobal(string name, [NotNullWhen(true)] out CelType? type, [NotNullWhen(true)] out Reference? reference)
    {
        foreach (var candidate in environment.CandidatesOf(name))
        {
            if (environment.TryFindVariable(candidate, out var index))
            {
                (type, reference) = (environment.Variables[index].Type, new Reference.Variable(candidate));
                return true;
            }

            if ((environment.FindStruct(candidate)?.Type ?? environment.FindType(candidate)) is { } named)
            {
                (type, reference) = (CelType.TypeOf(named), new Reference.Constant(CelValue.TypeOf(named)));
                return true;
            }
        }

        (type, reference) = (null, null);
        return false;
    }

    int FindLocal(string name) => _locals.FindLastIndex(local => local.Name == name);
}
