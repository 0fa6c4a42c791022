using System.Collections.Immutable;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Compilation;

/// <summary>The variables that stand in terms, those within comprehensions and other bodies included.</summary>
static class LocalsIn
{
    /// <summary>Finds the variables of a term that belong to a body or to those around it.</summary>
    /// <param name="term">The term.</param>
    /// <param name="level">The level of the body.</param>
    /// <param name="found">Takes the variables.</param>
    public static void Of(Term? term, int level, ICollection<Local> found)
    {
        NestingGuard.Enter();
        switch (term)
        {
            case LocalTerm local when local.Local.Level <= level:
                found.Add(local.Local);
                break;
            case RefTerm reference:
                Of(reference.Head, level, found);
                All(reference.Path, level, found);
                break;
            case BuiltinTerm call:
                All(call.Arguments, level, found);
                break;
            case FunctionCallTerm call:
                All(call.Arguments, level, found);
                break;
            case ArrayTerm array:
                All(array.Items, level, found);
                break;
            case SetTerm set:
                All(set.Items, level, found);
                break;
            case ObjectTerm members:
                All(members.Keys, level, found);
                All(members.Values, level, found);
                break;
            case TemplateTerm template:
                All(template.Parts, level, found);
                break;
            case ComprehensionTerm comprehension:
                Of(comprehension.Key, level, found);
                Of(comprehension.Value, level, found);
                Of(comprehension.Body, level, found);
                break;
        }
    }

    /// <summary>Finds the variables of a body that belong to the body around it or to those further out.</summary>
    public static void Of(Body body, int level, ICollection<Local> found)
    {
        foreach (var literal in body.Literals)
            Of(literal, level, found);
    }

    /// <summary>Finds the variables of a literal.</summary>
    public static void Of(Literal literal, int level, ICollection<Local> found)
    {
        foreach (var with in literal.With)
            Of(with.Value, level, found);
        switch (literal.Statement)
        {
            case TermStatement statement:
                Of(statement.Term, level, found);
                break;
            case UnifyStatement statement:
                Of(statement.Left, level, found);
                Of(statement.Right, level, found);
                break;
            case SomeInStatement statement:
                Of(statement.Key, level, found);
                Of(statement.Value, level, found);
                Of(statement.Domain, level, found);
                break;
            case EveryStatement statement:
                Of(statement.Domain, level, found);
                Of(statement.Body, level, found);
                break;
        }
    }

    static void All(ImmutableArray<Term> terms, int level, ICollection<Local> found)
    {
        foreach (var term in terms)
            Of(term, level, found);
    }
}
