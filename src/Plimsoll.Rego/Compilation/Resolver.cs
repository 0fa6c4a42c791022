using System.Collections.Immutable;
using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Compilation;

/// <summary>Finds what each name stands for: a variable, a document, a function.</summary>
/// <remarks>
/// A name that <c>some</c>, <c>:=</c>, <c>every</c> or a parameter declares is a variable from there on. Any other is, in this order, a
/// variable further out, a rule of the package or an import, or a variable of the outermost body that names it.
/// </remarks>
sealed class Resolver(ModuleNames names, LocalSlots slots, ErrorList errors, RegoCompileOptions options)
{
    NameScope _scope = new(null);

    /// <summary>What the functions that ask for the annotations of the rule answer, by their names; <c>null</c> for other functions.</summary>
    public Func<string, RegoValue?> Metadata { get; init; } = _ => null;

    /// <summary>Resolves a rule's body and the terms of its head.</summary>
    /// <param name="body">The body.</param>
    /// <param name="parameters">The parameters of a function.</param>
    /// <param name="head">The other terms of the head.</param>
    /// <param name="resolvedParameters">The parameters, resolved.</param>
    /// <param name="resolvedHead">The other terms, resolved.</param>
    public Body ResolveRule(
        Body body, ReadOnlySpan<Term> parameters, ReadOnlySpan<Term?> head, out ImmutableArray<Term> resolvedParameters, out ImmutableArray<Term?> resolvedHead)
    {
        _scope = new NameScope(null);
        var parameterNames = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
            AddParameterNames(parameter, parameterNames);
        foreach (var name in parameterNames)
            _scope.Declare(name, slots.New(name, 0, parameters[0].At));
        DeclareImplicit(body, head);
        resolvedParameters = Resolve(parameters);
        return ResolveBody(body, head, out resolvedHead);
    }

    /// <summary>Resolves a query.</summary>
    /// <param name="body">The query.</param>
    /// <param name="variables">The variables that it names, by their names.</param>
    public Body ResolveQuery(Body body, IDictionary<string, Local> variables)
    {
        _scope = new NameScope(null);
        var resolved = ResolveBody(body, [], out _);
        var mentioned = new HashSet<string>(StringComparer.Ordinal);
        DirectNames.Of(body, [], mentioned, mentioned);
        foreach (var name in mentioned)
        {
            if (name[0] != VarTerm.Wildcard && _scope.Find(name) is { } local)
                variables[name] = local;
        }

        return resolved;
    }

    /// <summary>Only what is no path or call declares: <c>f(input.x)</c> names no variable.</summary>
    static void AddParameterNames(Term term, HashSet<string> found)
    {
        switch (term)
        {
            case VarTerm variable:
                found.Add(variable.Name);
                break;
            case ArrayTerm array:
                foreach (var item in array.Items)
                    AddParameterNames(item, found);
                break;
            case ObjectTerm members:
                foreach (var value in members.Values)
                    AddParameterNames(value, found);
                break;
        }
    }

    Body ResolveBody(Body body, ReadOnlySpan<Term?> head, out ImmutableArray<Term?> resolvedHead)
    {
        DeclareImplicit(body, head);
        var literals = ImmutableArray.CreateBuilder<Literal>(body.Literals.Length);
        foreach (var literal in body.Literals)
        {
            if (ResolveLiteral(literal) is { } resolved)
                literals.Add(resolved);
        }

        var terms = ImmutableArray.CreateBuilder<Term?>(head.Length);
        foreach (var term in head)
            terms.Add(term is null ? null : Resolve(term));
        resolvedHead = terms.ToImmutable();
        return new Body(literals.ToImmutable());
    }

    void DeclareImplicit(Body body, ReadOnlySpan<Term?> head)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var declared = new HashSet<string>(StringComparer.Ordinal);
        DirectNames.Of(body, head, used, declared);
        foreach (var name in used)
        {
            if (!declared.Contains(name) && _scope.Find(name) is null && !names.IsKnown(name))
                _scope.Add(name, slots.New(name, _scope.Level, default));
        }
    }

    Literal? ResolveLiteral(Literal literal)
    {
        var statement = literal.Statement switch
        {
            TermStatement term => new TermStatement(Resolve(term.Term)),
            UnifyStatement unify => new UnifyStatement(Resolve(unify.Left), Resolve(unify.Right)),
            AssignStatement assign => ResolveAssign(assign, literal),
            SomeStatement some => ResolveSome(some),
            SomeInStatement some => ResolveSomeIn(some),
            EveryStatement every => ResolveEvery(every),
            _ => null,
        };
        if (statement is null)
            return null;
        return new Literal(literal.At, statement)
        {
            IsNegated = literal.IsNegated,
            With = [.. literal.With.Select(with => new WithModifier(ResolveTarget(with.Target), ResolveReplacement(with.Value)))],
        };
    }

    UnifyStatement ResolveAssign(AssignStatement assign, Literal literal)
    {
        if (literal.IsNegated)
            errors.Add("rego_compile_error", literal.At, "cannot assign vars inside negated expression");
        var right = Resolve(assign.Right);
        return new UnifyStatement(ResolveDeclaration(assign.Left, "assign"), right);
    }

    Statement? ResolveSome(SomeStatement some)
    {
        foreach (var variable in some.Variables)
            Declare(variable);
        return null;
    }

    SomeInStatement ResolveSomeIn(SomeInStatement some)
    {
        var domain = Resolve(some.Domain);
        var key = some.Key is null ? null : ResolveDeclaration(some.Key, "declare");
        return new SomeInStatement(key, ResolveDeclaration(some.Value, "declare"), domain);
    }

    EveryStatement ResolveEvery(EveryStatement every)
    {
        var domain = Resolve(every.Domain);
        var outer = _scope;
        _scope = new NameScope(outer);
        var key = every.Key is null ? null : ResolveDeclaration(every.Key, "declare");
        var value = ResolveDeclaration(every.Value, "declare");
        var body = ResolveBody(every.Body, [], out _);
        _scope = outer;
        return new EveryStatement(key, value, domain, body);
    }

    /// <summary>Resolves a pattern whose variables are declared by it.</summary>
    Term ResolveDeclaration(Term pattern, string verb) => pattern switch
    {
        VarTerm variable => new LocalTerm(variable.At, Declare(variable)),
        ValueTerm => pattern,
        ArrayTerm array => new ArrayTerm(array.At, [.. array.Items.Select(item => ResolveDeclaration(item, verb))]),
        ObjectTerm members => new ObjectTerm(
            members.At, Resolve(members.Keys.AsSpan()), [.. members.Values.Select(value => ResolveDeclaration(value, verb))]),
        _ when verb == "declare" => Resolve(pattern),
        _ => NotAssignable(pattern, verb),
    };

    Term NotAssignable(Term pattern, string verb)
    {
        var kind = pattern switch
        {
            RefTerm => "ref",
            CallTerm => "call",
            ComprehensionTerm => "comprehension",
            SetTerm => "set",
            _ => "term",
        };
        errors.Add("rego_compile_error", pattern.At, $"cannot {verb} to {kind}");
        return pattern;
    }

    Local Declare(VarTerm variable)
    {
        if (names.IsV1 && variable.Name is ("input" or "data"))
            errors.Add("rego_compile_error", variable.At, $"variables must not shadow {variable.Name} (use a different variable name)");
        else if (!variable.IsWildcard && _scope.ObjectionTo(variable.Name) is { } objection)
            errors.Add("rego_compile_error", variable.At, $"var {variable.Name} {objection}");
        return _scope.Declare(variable.Name, slots.New(variable.Name, _scope.Level, variable.At));
    }

    ImmutableArray<Term> Resolve(ReadOnlySpan<Term> terms)
    {
        var resolved = ImmutableArray.CreateBuilder<Term>(terms.Length);
        foreach (var term in terms)
            resolved.Add(Resolve(term));
        return resolved.MoveToImmutable();
    }

    Term Resolve(Term term)
    {
        NestingGuard.Enter();
        return term switch
        {
            VarTerm variable => ResolveName(variable),
            RefTerm reference => ResolveRef(reference),
            CallTerm call => ResolveCall(call),
            ArrayTerm array => new ArrayTerm(array.At, Resolve(array.Items.AsSpan())),
            SetTerm set => new SetTerm(set.At, Resolve(set.Items.AsSpan())),
            ObjectTerm members => new ObjectTerm(members.At, Resolve(members.Keys.AsSpan()), Resolve(members.Values.AsSpan())),
            ComprehensionTerm comprehension => ResolveComprehension(comprehension),
            TemplateTerm template => new TemplateTerm(template.At, Resolve(template.Parts.AsSpan())),
            _ => term,
        };
    }

    Term ResolveName(VarTerm variable)
    {
        if (_scope.Find(variable.Name) is { } local)
            return new LocalTerm(variable.At, local);
        if (names.Find(variable.Name) is { } path)
        {
            _scope.NoteOuterUse(variable.Name);
            return TermOf(variable.At, path);
        }

        return new LocalTerm(variable.At, _scope.Add(variable.Name, slots.New(variable.Name, _scope.Level, variable.At)));
    }

    static Term TermOf(RegoLocation at, ImmutableArray<string> path)
    {
        var head = new DocumentTerm(at, path[0] == "input");
        return path.Length == 1 ? head : new RefTerm(at, head, [.. path.Skip(1).Select(name => new ValueTerm(at, new RegoString(name)))]);
    }

    RefTerm ResolveRef(RefTerm reference)
    {
        var head = Resolve(reference.Head);
        var path = Resolve(reference.Path.AsSpan());
        return head is RefTerm inner
            ? new RefTerm(reference.At, inner.Head, [.. inner.Path, .. path])
            : new RefTerm(reference.At, head, path);
    }

    ComprehensionTerm ResolveComprehension(ComprehensionTerm comprehension)
    {
        var outer = _scope;
        _scope = new NameScope(outer);
        var body = ResolveBody(comprehension.Body, [comprehension.Key, comprehension.Value], out var head);
        _scope = outer;
        // The value of a comprehension is never absent, so neither is what it was resolved to.
        return new ComprehensionTerm(comprehension.At, comprehension.Kind, head[0], head[1]!, body);
    }

    Term ResolveCall(CallTerm call)
    {
        var arguments = Resolve(call.Arguments.AsSpan());
        if (arguments.IsEmpty && Metadata(FunctionNames.Of(call.Function)) is { } known)
            return new ValueTerm(call.At, known);
        return ResolveFunction(call.Function) switch
        {
            { Builtin: { IsDeprecated: true } builtin } when names.IsV1 => Deprecated(call, builtin),
            { Builtin: { } builtin } => new BuiltinTerm(call.At, builtin, arguments),
            { Path: var path } => new FunctionCallTerm(call.At, path, arguments),
            _ => Undefined(call),
        };
    }

    ValueTerm Deprecated(CallTerm call, Builtin builtin)
    {
        errors.Add("rego_type_error", call.At, $"deprecated built-in function calls in expression: {builtin.Name}");
        return new ValueTerm(call.At, RegoNull.Value);
    }

    ValueTerm Undefined(CallTerm call)
    {
        errors.Add("rego_type_error", call.At, $"undefined function {FunctionNames.Of(call.Function)}");
        return new ValueTerm(call.At, RegoNull.Value);
    }

    /// <summary>The function that a path names; <c>null</c> where it names none.</summary>
    FunctionTerm? ResolveFunction(Term function)
    {
        if (FunctionNames.PathOf(function) is not { } path)
            return null;
        if (_scope.Find(path[0]) is null && names.Find(path[0]) is { } root)
            return root[0] == "data" ? new FunctionTerm(function.At, null, [.. root.Skip(1), .. path.Skip(1)]) : null;
        var name = string.Join('.', path);
        return BuiltinTable.Find(name) is { } builtin && !options.RefusedBuiltins.Contains(name, StringComparer.Ordinal)
            ? new FunctionTerm(function.At, builtin, [])
            : null;
    }

    Term ResolveTarget(Term target)
    {
        if (FunctionNames.PathOf(target) is [var first, ..] && _scope.Find(first) is null && names.Find(first) is null
            && ResolveFunction(target) is { Builtin: not null } function)
        {
            return function;
        }

        var resolved = Resolve(target);
        if (resolved is DocumentTerm or RefTerm { Head: DocumentTerm })
            return resolved;
        errors.Add("rego_type_error", target.At, "with keyword target must reference existing input, data, or a function");
        return new DocumentTerm(target.At, isInput: true);
    }

    Term ResolveReplacement(Term value)
    {
        if (FunctionNames.PathOf(value) is [var first, ..] && _scope.Find(first) is null && names.Find(first) is null
            && ResolveFunction(value) is { } function)
        {
            return function;
        }

        return Resolve(value);
    }
}
