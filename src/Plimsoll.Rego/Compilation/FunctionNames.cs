using System.Collections.Immutable;
using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Compilation;

/// <summary>Paths that name functions.</summary>
static class FunctionNames
{
    /// <summary>The words of a path of words; <c>null</c> where it is none.</summary>
    public static ImmutableArray<string>? PathOf(Term term)
    {
        if (term is VarTerm { IsWildcard: false } variable)
            return [variable.Name];
        if (term is not RefTerm { Head: VarTerm { IsWildcard: false } head } reference)
            return null;
        var path = ImmutableArray.CreateBuilder<string>(reference.Path.Length + 1);
        path.Add(head.Name);
        foreach (var part in reference.Path)
        {
            if (part is not ValueTerm { Value: RegoString name })
                return null;
            path.Add(name.Value);
        }

        return path.MoveToImmutable();
    }

    /// <summary>Whether a term names a built-in function.</summary>
    public static bool IsBuiltin(Term term) => PathOf(term) is { } path && BuiltinTable.Find(string.Join('.', path)) is not null;

    /// <summary>The path for messages.</summary>
    public static string Of(Term term) => PathOf(term) is { } path ? string.Join('.', path) : "that is not named";
}
