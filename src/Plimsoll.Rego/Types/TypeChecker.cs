using System.Collections.Immutable;
using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Compilation;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Types;

/// <summary>Finds what can never have a value because of its types, e.g. <c>startswith(1, "a")</c> or <c>[x] = {"a": 1}</c>.</summary>
/// <remarks>
/// As OPA's checker it tells only what is certain: input and data may be anything. Within <c>with</c>, where rules may have other values,
/// nothing is told. https://www.openpolicyagent.org/docs/policy-language#type-checking.
/// </remarks>
sealed class TypeChecker(Func<RefTerm, RegoType> typeOfRule, Func<Body, IReadOnlyList<Literal>> orderOf, ProgramContext context)
{
    static readonly RegoType Text = new ScalarType(RegoKind.String);

    bool _isSilent;

    /// <summary>Checks a body.</summary>
    public void Check(Body body, TypeScope scope)
    {
        foreach (var literal in orderOf(body))
            Check(literal, scope);
    }

    /// <summary>The type of a term; what is certainly wrong within it is told.</summary>
    public RegoType TypeOf(Term term, TypeScope scope)
    {
        NestingGuard.Enter();
        var type = RegoType.Bounded(term switch
        {
            ValueTerm value => TypeRelations.Of(value.Value),
            LocalTerm local => scope.Find(local.Local) ?? RegoType.Any,
            RefTerm reference => TypeOfRef(reference, scope),
            BuiltinTerm call => TypeOfCall(call, scope),
            FunctionCallTerm call => TypeOfCall(call, scope),
            ArrayTerm array => TypeOfItems(array, scope),
            SetTerm set => new SetType(RegoType.Union(set.Items.Select(item => TypeOf(item, scope)))),
            ObjectTerm members => TypeOfMembers(members, scope),
            ComprehensionTerm comprehension => TypeOfComprehension(comprehension, scope),
            TemplateTerm template => TypeOfTemplate(template, scope),
            _ => RegoType.Any,
        });
        context.Effort.Spend(type.Size);
        return type;
    }

    void Check(Literal literal, TypeScope scope)
    {
        var wasSilent = _isSilent;
        _isSilent |= !literal.With.IsEmpty;
        var inner = literal.IsNegated ? new TypeScope(scope) : scope;
        switch (literal.Statement)
        {
            case TermStatement { Term: BuiltinTerm { Builtin.Name: Traces.Print } }:
                break;
            case TermStatement { Term: BuiltinTerm call } when call.Arguments.Length == call.Builtin.Arity + 1:
                Bind(call.Arguments[^1], TypeOf(new BuiltinTerm(call.At, call.Builtin, call.Arguments[..^1]), inner), inner);
                break;
            case TermStatement statement:
                TypeOf(statement.Term, inner);
                break;
            case UnifyStatement unify:
                CheckUnify(literal.At, unify, inner);
                break;
            case SomeInStatement some:
                var domain = TypeOf(some.Domain, inner);
                if (some.Key is not null)
                    Bind(some.Key, TypeRelations.Keys(domain), inner);
                Bind(some.Value, TypeRelations.Member(domain, RegoType.Any, null) ?? RegoType.Any, inner);
                break;
            case EveryStatement every:
                TypeOf(every.Domain, inner);
                Check(every.Body, new TypeScope(inner));
                break;
        }

        _isSilent = wasSilent;
    }

    void CheckUnify(RegoLocation at, UnifyStatement unify, TypeScope scope)
    {
        var left = IsUnknown(unify.Left, scope) ? null : TypeOf(unify.Left, scope);
        var right = IsUnknown(unify.Right, scope) ? null : TypeOf(unify.Right, scope);
        if (left is not null)
            Bind(unify.Right, left, scope);
        if (right is not null)
            Bind(unify.Left, right, scope);
        if (left is null || right is null)
            return;
        if (!TypeRelations.Overlap(TypeOf(unify.Left, scope), TypeOf(unify.Right, scope)))
            Report(at, $"match error\n\tleft  : {left}\n\tright : {right}");
    }

    static bool IsUnknown(Term term, TypeScope scope) => term is LocalTerm { Local: var local } && scope.Find(local) is null;

    /// <summary>Notes the types of the variables of a pattern that is matched with a value.</summary>
    static void Bind(Term pattern, RegoType type, TypeScope scope)
    {
        NestingGuard.Enter();
        switch (pattern)
        {
            case LocalTerm local when scope.Find(local.Local) is null:
                scope.Set(local.Local, type);
                break;
            case ArrayTerm array:
                for (var index = 0; index < array.Items.Length; index++)
                    Bind(array.Items[index], MemberOrAny(type, RegoNumber.Of(index)), scope);
                break;
            case ObjectTerm members:
                for (var index = 0; index < members.Keys.Length; index++)
                    Bind(members.Values[index], members.Keys[index] is ValueTerm key ? MemberOrAny(type, key.Value) : RegoType.Any, scope);
                break;
        }
    }

    static RegoType MemberOrAny(RegoType type, RegoValue key) => TypeRelations.Member(type, TypeRelations.Of(key), key) ?? RegoType.Any;

    RegoType TypeOfRef(RefTerm reference, TypeScope scope)
    {
        if (reference.Head is DocumentTerm)
        {
            foreach (var key in reference.Path)
                TypeOf(key, scope);
            return reference.Head is DocumentTerm { IsInput: true } ? RegoType.Any : typeOfRule(reference);
        }

        return Follow(TypeOf(reference.Head, scope), reference, reference.Path, scope);
    }

    RegoType Follow(RegoType start, RefTerm reference, ImmutableArray<Term> path, TypeScope scope)
    {
        var type = start;
        foreach (var key in path)
        {
            var keyType = IsUnknown(key, scope) ? TypeRelations.Keys(type) : TypeOf(key, scope);
            Bind(key, keyType, scope);
            if (TypeRelations.Member(type, keyType, (key as ValueTerm)?.Value) is not { } member)
            {
                Report(reference.At, $"undefined ref: {key.At.Row}:{key.At.Column}: a value of type {type} has nothing at {(key as ValueTerm)?.Value.ToString() ?? $"a key of type {keyType}"}");
                return RegoType.Any;
            }

            type = member;
        }

        return type;
    }

    RegoType TypeOfCall(BuiltinTerm call, TypeScope scope)
    {
        var types = TypeNotation.Parse(call.Builtin.Types);
        var given = call.Arguments.Select(argument => TypeOf(argument, scope)).ToImmutableArray();
        for (var index = 0; index < Math.Min(given.Length, types.Arguments.Length); index++)
        {
            if (!TypeRelations.Overlap(given[index], types.Arguments[index]))
            {
                Report(call.At, $"{call.Builtin.Name}: invalid argument(s)\n\thave: ({string.Join(", ", given)})\n\twant: ({string.Join(", ", types.Arguments)})");
                break;
            }
        }

        return types.Result;
    }

    RegoType TypeOfCall(FunctionCallTerm call, TypeScope scope)
    {
        foreach (var argument in call.Arguments)
            TypeOf(argument, scope);
        return typeOfRule(new RefTerm(call.At, new DocumentTerm(call.At, false), [.. call.Path.Select(name => new ValueTerm(call.At, new RegoString(name)))]));
    }

    ArrayType TypeOfItems(ArrayTerm array, TypeScope scope)
    {
        var items = array.Items.Select(item => TypeOf(item, scope)).ToArray();
        return new ArrayType([.. items], RegoType.Union(items));
    }

    ObjectType TypeOfMembers(ObjectTerm members, TypeScope scope)
    {
        var keys = members.Keys.Select(key => TypeOf(key, scope)).ToArray();
        var values = members.Values.Select(value => TypeOf(value, scope)).ToArray();
        return members.Keys.All(key => key is ValueTerm)
            ? TypeRelations.OfMembers([.. members.Keys.Zip(values, (key, type) => KeyValuePair.Create(((ValueTerm)key).Value, type))])
            : new ObjectType(null, RegoType.Union(keys), RegoType.Union(values));
    }

    RegoType TypeOfComprehension(ComprehensionTerm comprehension, TypeScope scope)
    {
        var inner = new TypeScope(scope);
        Check(comprehension.Body, inner);
        var value = TypeOf(comprehension.Value, inner);
        return comprehension.Kind switch
        {
            ComprehensionKind.Array => new ArrayType(null, value),
            ComprehensionKind.Set => new SetType(value),
            _ => new ObjectType(null, comprehension.Key is { } key ? TypeOf(key, inner) : RegoType.Any, value),
        };
    }

    RegoType TypeOfTemplate(TemplateTerm template, TypeScope scope)
    {
        foreach (var part in template.Parts)
            TypeOf(part, scope);
        return Text;
    }

    void Report(RegoLocation at, string message)
    {
        if (!_isSilent)
            context.Errors.Add("rego_type_error", at, message);
    }
}
