using Plimsoll.Rego.Evaluation;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Compilation;

/// <summary>Plans what <c>with</c> replaces.</summary>
sealed class WithPlanner(ProgramContext context, TermPlanner terms)
{
    /// <summary>Plans one replacement.</summary>
    public Replacement Plan(WithModifier with)
    {
        if (with.Target is FunctionTerm { Builtin: { } builtin })
            return ReplaceFunction(builtin.Name, with.Value);
        var path = with.Target is RefTerm reference ? PathOf(reference) : [];
        if (with.Target is DocumentTerm { IsInput: true } or RefTerm { Head: DocumentTerm { IsInput: true } })
            return new Replacement(true, path, null, null, terms.Plan(with.Value), null);
        var names = path.Select(key => ((RegoString)key).Value).ToArray();
        var node = context.Root.Find(names);
        if (node is { IsFunction: true, Group: { } function })
            return ReplaceFunction(function.Name, with.Value);
        if (node is null && IsBelowRule(names))
            context.Errors.Add("rego_compile_error", with.Target.At, "with keyword cannot partially replace virtual document(s)");
        return new Replacement(false, path, node, null, terms.Plan(with.Value), null);
    }

    static RegoValue[] PathOf(RefTerm reference) => [.. reference.Path.Select(key => key is ValueTerm { Value: RegoString name } ? name : RegoString.Empty)];

    bool IsBelowRule(string[] names)
    {
        var node = context.Root;
        foreach (var name in names)
        {
            if (node.Group is not null)
                return true;
            if (node.Child(name) is not { } child)
                return false;
            node = child;
        }

        return false;
    }

    Replacement ReplaceFunction(string name, Term value)
    {
        var function = value switch
        {
            FunctionTerm { Builtin: { } builtin } => new Mock(null, builtin, null),
            FunctionTerm named => FunctionAt(named.Path),
            RefTerm { Head: DocumentTerm { IsInput: false } } reference => FunctionAt(PathOf(reference).Select(key => ((RegoString)key).Value)),
            _ => null,
        };
        return function is null
            ? new Replacement(false, [], null, name, terms.Plan(value), null)
            : new Replacement(false, [], null, name, null, function);
    }

    Mock? FunctionAt(IEnumerable<string> path)
    {
        if (context.Root.Find(path) is not { IsFunction: true, Group: { } group })
            return null;
        context.Need(group);
        return new Mock(null, null, group);
    }
}
