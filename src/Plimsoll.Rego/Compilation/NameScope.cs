using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>The variables of one body, within those of the bodies around it.</summary>
sealed class NameScope(NameScope? outer)
{
    readonly Dictionary<string, Local> _locals = new(StringComparer.Ordinal);
    readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    readonly HashSet<string> _usedAsOuter = new(StringComparer.Ordinal);

    /// <summary>The variable of a name, here or further out; <c>null</c> where there is none.</summary>
    public Local? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._locals.TryGetValue(name, out var local))
                return local;
        }

        return null;
    }

    /// <summary>How many bodies are around this one.</summary>
    public int Level { get; } = outer is null ? 0 : outer.Level + 1;

    NameScope? Outer => outer;

    /// <summary>Makes a variable here without a declaration.</summary>
    public Local Add(string name, Local local)
    {
        _locals[name] = local;
        return local;
    }

    /// <summary>Notes that a name was used here for something further out.</summary>
    public void NoteOuterUse(string name) => _usedAsOuter.Add(name);

    /// <summary>Why a variable cannot be declared here; <c>null</c> where it can.</summary>
    public string? ObjectionTo(string name)
    {
        if (_declared.Contains(name))
            return "declared above";
        return _usedAsOuter.Contains(name) || _locals.ContainsKey(name) ? "referenced above" : null;
    }

    /// <summary>Declares a variable here.</summary>
    public Local Declare(string name, Local local)
    {
        _declared.Add(name);
        return Add(name, local);
    }
}

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
