using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>The names that stand in terms, those within comprehensions and other bodies left out.</summary>
static class DirectNames
{
    /// <summary>Finds the names of a body and of the terms that belong to it.</summary>
    /// <param name="body">The body.</param>
    /// <param name="terms">Terms with the same variables, e.g. the head.</param>
    /// <param name="used">The names that are used.</param>
    /// <param name="declared">The names that <c>:=</c> and <c>some</c> declare.</param>
    public static void Of(Body body, ReadOnlySpan<Term?> terms, HashSet<string> used, HashSet<string> declared)
    {
        foreach (var literal in body.Literals)
            Of(literal, used, declared);
        foreach (var term in terms)
            Add(term, used);
    }

    /// <summary>Adds the names of a term.</summary>
    public static void Add(Term? term, HashSet<string> names)
    {
        switch (term)
        {
            case VarTerm variable:
                names.Add(variable.Name);
                break;
            case RefTerm reference:
                Add(reference.Head, names);
                AddAll(reference.Path.AsSpan(), names);
                break;
            case CallTerm call:
                if (call.Function is RefTerm { Head: CallTerm head })
                    Add(head, names);
                AddAll(call.Arguments.AsSpan(), names);
                break;
            case ArrayTerm array:
                AddAll(array.Items.AsSpan(), names);
                break;
            case SetTerm set:
                AddAll(set.Items.AsSpan(), names);
                break;
            case ObjectTerm members:
                AddAll(members.Keys.AsSpan(), names);
                AddAll(members.Values.AsSpan(), names);
                break;
        }
    }

    static void Of(Literal literal, HashSet<string> used, HashSet<string> declared)
    {
        foreach (var with in literal.With)
        {
            if (!FunctionNames.IsBuiltin(with.Value))
                Add(with.Value, used);
        }

        switch (literal.Statement)
        {
            case TermStatement statement:
                Add(statement.Term, used);
                break;
            case UnifyStatement statement:
                Add(statement.Left, used);
                Add(statement.Right, used);
                break;
            case AssignStatement statement:
                Add(statement.Left, declared);
                Add(statement.Right, used);
                break;
            case SomeStatement statement:
                AddAll([.. statement.Variables], declared);
                break;
            case SomeInStatement statement:
                Add(statement.Key, declared);
                Add(statement.Value, declared);
                Add(statement.Domain, used);
                break;
            case EveryStatement statement:
                Add(statement.Domain, used);
                break;
        }
    }

    static void AddAll(ReadOnlySpan<Term> terms, HashSet<string> names)
    {
        foreach (var term in terms)
            Add(term, names);
    }
}
