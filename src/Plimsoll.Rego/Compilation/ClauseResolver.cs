using System.Collections.Immutable;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Compilation;

/// <summary>Makes clauses of the rules of modules.</summary>
sealed class ClauseResolver(LocalSlots slots, ErrorList errors, RegoCompileOptions options)
{
    /// <summary>The clauses of modules, in their order.</summary>
    public List<Clause> Resolve(IReadOnlyList<ModuleSyntax> modules)
    {
        var rulesByPackage = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var module in modules)
        {
            var package = string.Join('\0', module.Package);
            if (!rulesByPackage.TryGetValue(package, out var rules))
                rulesByPackage[package] = rules = new HashSet<string>(StringComparer.Ordinal);
            rules.UnionWith(module.Rules.Select(NameOf));
        }

        var annotations = Annotations.Of(modules, errors);
        var clauses = new List<Clause>();
        foreach (var module in modules)
        {
            var names = ModuleNames.Of(module, rulesByPackage[string.Join('\0', module.Package)]);
            foreach (var rule in module.Rules)
            {
                var resolver = new Resolver(names, slots, errors, options)
                {
                    Metadata = name => name switch
                    {
                        "rego.metadata.rule" => annotations.OfRule(module, rule),
                        "rego.metadata.chain" => annotations.ChainOf(module, rule),
                        _ => null,
                    },
                };
                clauses.Add(Resolve(rule, module, resolver));
            }
        }

        return clauses;
    }

    static string NameOf(RuleSyntax rule) => ((VarTerm)rule.Head.Path[0]).Name;

    /// <summary>The clause of a rule, with those of its <c>else</c>, of which there can be more than the stack holds.</summary>
    static Clause Resolve(RuleSyntax rule, ModuleSyntax module, Resolver resolver)
    {
        var chain = new List<Clause>();
        for (var next = rule; next is not null; next = next.Else)
            chain.Add(ResolveOne(next, module, resolver));
        var clause = chain[^1];
        for (var index = chain.Count - 2; index >= 0; index--)
            clause = chain[index] with { Else = clause };
        return clause;
    }

    static Clause ResolveOne(RuleSyntax rule, ModuleSyntax module, Resolver resolver)
    {
        var head = rule.Head;
        Term?[] terms = [head.Key, head.Value, .. head.Path.Skip(1)];
        var body = resolver.ResolveRule(rule.Body, head.Parameters is { } given ? given.AsSpan() : [], terms, out var parameters, out var resolved);
        var keys = resolved.Skip(2).OfType<Term>().ToImmutableArray();
        var named = 0;
        while (named < keys.Length && keys[named] is ValueTerm { Value: RegoString })
            named++;
        return new Clause(
            head.At,
            [.. module.Package, NameOf(rule), .. keys.Take(named).Select(key => ((RegoString)((ValueTerm)key).Value).Value)],
            keys[named..],
            parameters.IsEmpty ? null : parameters,
            resolved[0],
            resolved[1] ?? new ValueTerm(head.At, RegoBoolean.True),
            body)
        {
            IsDefault = rule.IsDefault,
        };
    }
}
