using System.Collections.Immutable;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Modules;

/// <summary>A module as the document that OPA prints of it: package, imports, rules, each term with its type and value.</summary>
/// <remarks>The shape of <c>opa parse --format json</c>, without places.</remarks>
sealed class ModuleDocument(BuiltinCall call)
{
    /// <summary>The document of a module.</summary>
    public RegoObject Of(ModuleSyntax module)
    {
        var members = new List<KeyValuePair<RegoValue, RegoValue>>
        {
            Member("package", Object(Member("path", Path(["data", .. module.Package])))),
            Member("rules", Array(module.Rules.Select(Rule))),
        };
        if (!module.Imports.IsEmpty)
            members.Add(Member("imports", Array(module.Imports.Select(Import))));
        return RegoObject.Of(members);
    }

    static KeyValuePair<RegoValue, RegoValue> Member(string key, RegoValue value) => new(new RegoString(key), value);

    static RegoObject Object(params KeyValuePair<RegoValue, RegoValue>[] members) => RegoObject.Of(members);

    static RegoArray Array(IEnumerable<RegoValue> items) => new([.. items]);

    static RegoObject Typed(string type, RegoValue value) => Object(Member("type", new RegoString(type)), Member("value", value));

    static RegoArray Path(IEnumerable<string> names) =>
        Array(names.Select((name, index) => Typed(index == 0 ? "var" : "string", new RegoString(name))));

    static RegoObject Import(ImportSyntax import)
    {
        var path = Member("path", Typed("ref", Path(import.Path)));
        return import.Name == import.Path[^1] ? Object(path) : Object(path, Member("alias", new RegoString(import.Name)));
    }

    RegoValue Rule(RuleSyntax rule)
    {
        var body = rule.Body.Literals.IsEmpty
            ? Array([Object(Member("index", RegoNumber.Of(0)), Member("terms", Typed("boolean", RegoBoolean.True)))])
            : Body(rule.Body);
        var members = new List<KeyValuePair<RegoValue, RegoValue>> { Member("head", Head(rule.Head)), Member("body", body) };
        if (rule.IsDefault)
            members.Add(Member("default", RegoBoolean.True));
        if (rule.Else is { } next)
            members.Add(Member("else", Rule(next)));
        return RegoObject.Of(members);
    }

    RegoObject Head(RuleHead head)
    {
        var members = new List<KeyValuePair<RegoValue, RegoValue>>
        {
            Member("name", new RegoString(((VarTerm)head.Path[0]).Name)),
            Member("ref", Array(head.Path.Select(Term))),
        };
        if (head.Parameters is { } parameters)
            members.Add(Member("args", Array(parameters.Select(Term))));
        if (head.Key is { } key)
            members.Add(Member("key", Term(key)));
        else
            members.Add(Member("value", head.Value is { } value ? Term(value) : Typed("boolean", RegoBoolean.True)));
        return RegoObject.Of(members);
    }

    RegoArray Body(Body body) => Array(body.Literals.Select(Literal));

    RegoValue Literal(Literal literal, int index)
    {
        call.Charge(1);
        var members = new List<KeyValuePair<RegoValue, RegoValue>>
        {
            Member("index", RegoNumber.Of(index)),
            Member("terms", Statement(literal.Statement)),
        };
        if (literal.IsNegated)
            members.Add(Member("negated", RegoBoolean.True));
        if (!literal.With.IsEmpty)
            members.Add(Member("with", Array(literal.With.Select(with => Object(Member("target", Term(with.Target)), Member("value", Term(with.Value)))))));
        return RegoObject.Of(members);
    }

    RegoValue Statement(Statement statement) => statement switch
    {
        TermStatement { Term: CallTerm term } => Call(term.Function, term.Arguments),
        TermStatement term => Term(term.Term),
        UnifyStatement unify => Array([Function("eq"), Term(unify.Left), Term(unify.Right)]),
        AssignStatement assign => Array([Function("assign"), Term(assign.Left), Term(assign.Right)]),
        SomeStatement some => Object(Member("symbols", Array(some.Variables.Select(Term)))),
        SomeInStatement some => Object(Member("symbols", Array([Typed("call", MemberCall(some.Key, some.Value, some.Domain))]))),
        EveryStatement every => Object(
            Member("key", every.Key is { } key ? Term(key) : RegoNull.Value),
            Member("value", Term(every.Value)),
            Member("domain", Term(every.Domain)),
            Member("body", Body(every.Body))),
        _ => RegoNull.Value,
    };

    RegoArray MemberCall(Term? key, Term value, Term domain) => key is null
        ? Array([Typed("ref", Path(["internal", "member_2"])), Term(value), Term(domain)])
        : Array([Typed("ref", Path(["internal", "member_3"])), Term(key), Term(value), Term(domain)]);

    static RegoObject Function(string name) => Typed("ref", Path([name]));

    RegoArray Call(Term function, ImmutableArray<Term> arguments) =>
        Array([function is VarTerm name ? Function(name.Name) : Term(function), .. arguments.Select(Term)]);

    RegoValue Term(Term term)
    {
        NestingGuard.Enter();
        call.Charge(1);
        return term switch
        {
            ValueTerm value => Value(value.Value),
            VarTerm variable => Typed("var", new RegoString(variable.Name)),
            RefTerm reference => Typed("ref", Array([Term(reference.Head), .. reference.Path.Select(Term)])),
            CallTerm invoked => Typed("call", Call(invoked.Function, invoked.Arguments)),
            ArrayTerm array => Typed("array", Array(array.Items.Select(Term))),
            SetTerm set => Typed("set", Array(set.Items.Select(Term))),
            ObjectTerm members => Typed("object", Array(members.Keys.Zip(members.Values, (key, value) => Array([Term(key), Term(value)])))),
            ComprehensionTerm comprehension => Comprehension(comprehension),
            TemplateTerm template => Typed("templatestring", Object(Member("parts", Array(template.Parts.Select(Term))))),
            _ => RegoNull.Value,
        };
    }

    static RegoObject Value(RegoValue value) => value switch
    {
        RegoNull => Object(Member("type", new RegoString("null"))),
        _ => Typed(value.TypeName, value is RegoObject or RegoSet ? RegoArray.Empty : value),
    };

    RegoObject Comprehension(ComprehensionTerm comprehension)
    {
        var body = Member("body", Body(comprehension.Body));
        return comprehension.Kind switch
        {
            ComprehensionKind.Array => Typed("arraycomprehension", Object(Member("term", Term(comprehension.Value)), body)),
            ComprehensionKind.Set => Typed("setcomprehension", Object(Member("term", Term(comprehension.Value)), body)),
            _ => Typed(
                "objectcomprehension",
                Object(Member("key", comprehension.Key is { } key ? Term(key) : RegoNull.Value), Member("value", Term(comprehension.Value)), body)),
        };
    }
}
