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
    /// <param name="effort">Counts the terms.</param>
    public static void Of(Term? term, int level, ICollection<Local> found, CompilationEffort effort)
    {
        NestingGuard.Enter();
        effort.Spend();
        switch (term)
        {
            case LocalTerm local when local.Local.Level <= level:
                found.Add(local.Local);
                break;
            case RefTerm reference:
                Of(reference.Head, level, found, effort);
                All(reference.Path, level, found, effort);
                break;
            case BuiltinTerm call:
                All(call.Arguments, level, found, effort);
                break;
            case FunctionCallTerm call:
                All(call.Arguments, level, found, effort);
                break;
            case ArrayTerm array:
                All(array.Items, level, found, effort);
                break;
            case SetTerm set:
                All(set.Items, level, found, effort);
                break;
            case ObjectTerm members:
                All(members.Keys, level, found, effort);
                All(members.Values, level, found, effort);
                break;
            case TemplateTerm template:
                All(template.Parts, level, found, effort);
                break;
            case ComprehensionTerm comprehension:
                Of(comprehension.Key, level, found, effort);
                Of(comprehension.Value, level, found, effort);
                Of(comprehension.Body, level, found, effort);
                break;
        }
    }

    /// <summary>Finds the variables of a body that belong to the body around it or to those further out.</summary>
    public static void Of(Body body, int level, ICollection<Local> found, CompilationEffort effort)
    {
        foreach (var literal in body.Literals)
            Of(literal, level, found, effort);
    }

    /// <summary>Finds the variables of a literal.</summary>
    public static void Of(Literal literal, int level, ICollection<Local> found, CompilationEffort effort)
    {
        foreach (var with in literal.With)
            Of(with.Value, level, found, effort);
        switch (literal.Statement)
        {
            case TermStatement statement:
                Of(statement.Term, level, found, effort);
                break;
            case UnifyStatement statement:
                Of(statement.Left, level, found, effort);
                Of(statement.Right, level, found, effort);
                break;
            case SomeInStatement statement:
                Of(statement.Key, level, found, effort);
                Of(statement.Value, level, found, effort);
                Of(statement.Domain, level, found, effort);
                break;
            case EveryStatement statement:
                Of(statement.Domain, level, found, effort);
                Of(statement.Body, level, found, effort);
                break;
        }
    }

    static void All(ImmutableArray<Term> terms, int level, ICollection<Local> found, CompilationEffort effort)
    {
        foreach (var term in terms)
            Of(term, level, found, effort);
    }
}
