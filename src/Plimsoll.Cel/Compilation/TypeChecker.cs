using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Compilation;

/// <summary>Finds the types of the parts of an expression and the meanings of its names.</summary>
/// <remarks>
/// CEL language definition, "Gradual type checking": https://github.com/google/cel-spec/blob/master/doc/langdef.md. Where it leaves
/// something open, the rules are those of cel-go: https://github.com/google/cel-go/blob/master/checker/checker.go.
/// </remarks>
sealed class TypeChecker
{
    readonly CelEnvironment _environment;
    readonly ParseResult _parsed;
    readonly CelType?[] _types;
    readonly Reference?[] _references;
    readonly TypeSubstitution _substitution = new();
    readonly TypeAssignment _assignment;
    readonly OverloadResolution _overloads;
    readonly CheckScope _scope;
    readonly CheckIssues _issues;

    TypeChecker(CelEnvironment environment, ParseResult parsed)
    {
        _environment = environment;
        _parsed = parsed;
        _types = new CelType?[parsed.LastId + 1];
        _references = new Reference?[parsed.LastId + 1];
        _assignment = new TypeAssignment(_substitution);
        _overloads = new OverloadResolution(environment.Options, _substitution, _assignment);
        _scope = new CheckScope(environment);
        _issues = new CheckIssues(parsed.Source, _substitution);
    }

    /// <summary>Checks an expression.</summary>
    /// <param name="environment">What it may use.</param>
    /// <param name="parsed">The expression; it was read without mistakes.</param>
    /// <param name="expected">The type that the result must have; <c>null</c> or dyn for any.</param>
    public static CheckedExpression Check(CelEnvironment environment, ParseResult parsed, CelType? expected)
    {
        var root = parsed.Root ?? throw new ArgumentException("Only an expression that could be read can be checked.", nameof(parsed));
        return new TypeChecker(environment, parsed).Run(root, expected);
    }

    CheckedExpression Run(Expr root, CelType? expected)
    {
        Check(root);
        Close();
        if (_issues.IsEmpty)
            new LiteralChecks(_environment.Options, _types, _references, _issues).Run(root);
        if (_issues.IsEmpty && expected is not null && expected.Kind != CelTypeKind.Dyn
            && !TypeAssignment.AreEquivalent(expected, _types[root.Id] ?? CelType.Dyn))
        {
            _issues.WrongResult(root.Offset, expected);
        }

        return new CheckedExpression(root, _parsed.Source, _types, _references, _issues.InOrder);
    }

    /// <summary>Replaces type parameters by what is known of them. Parts often share a type: each type is looked at once.</summary>
    void Close()
    {
        var closed = new Dictionary<CelType, CelType>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < _types.Length; i++)
        {
            if (_types[i] is not { } type || (type.Kind != CelTypeKind.Parameter && type.Parameters.IsEmpty))
                continue;
            if (!closed.TryGetValue(type, out var found))
                closed[type] = found = _substitution.Apply(type, openToDyn: true);
            _types[i] = found;
        }
    }

    CelType Check(Expr part)
    {
        var type = part switch
        {
            ConstantExpr constant => constant.Value.Type,
            IdentExpr ident => CheckIdent(ident),
            SelectExpr select => CheckSelect(select),
            CallExpr { Function: Operators.OptionalSelect, Target: null, Arguments: [var operand, ConstantExpr { Value.AsString: { } field }] } call =>
                CheckOptionalSelect(call, operand, field),
            CallExpr call => CheckCall(call),
            ListExpr list => CheckList(list),
            MapExpr map => CheckMap(map),
            StructExpr made => CheckStruct(made),
            ComprehensionExpr loop => CheckComprehension(loop),
            _ => throw new NotSupportedException($"Parts of type {part.GetType().Name} cannot be checked."),
        };
        _types[part.Id] = type;
        return type;
    }

    CelType CheckIdent(IdentExpr ident)
    {
        if (_scope.TryResolve(ident.Name, out var type, out var reference))
        {
            _references[ident.Id] = reference;
            return type;
        }

        _issues.Undeclared(ident.Offset, ident.Name, _environment.Container, _scope.VariableNames);
        return CelType.Error;
    }

    CelType CheckSelect(SelectExpr select)
    {
        if (_scope.TryResolveQualified(select, out var type, out var reference))
        {
            _references[select.Id] = reference;
            return type;
        }

        var field = FieldOf(select, select.Operand, select.Field, isOptional: false);
        return select.IsTest ? CelType.Bool : field;
    }

    CelType CheckOptionalSelect(CallExpr call, Expr operand, string field)
    {
        if (_scope.FindFunction(call.Function) is { } function)
            _references[call.Id] = new Reference.Function(function, function.Overloads, IsQualified: false);
        _types[call.Arguments[1].Id] = CelType.String;
        return FieldOf(call, operand, field, isOptional: true);
    }

    /// <summary>The type of a field; optional where it is asked for optionally, or of an optional.</summary>
    CelType FieldOf(Expr part, Expr operand, string field, bool isOptional)
    {
        var owner = _substitution.Apply(Check(operand), openToDyn: false);
        var type = Required(owner);
        var found = type.Kind switch
        {
            CelTypeKind.Map => type.Parameters[1],
            CelTypeKind.Struct => StructField(part.Offset, type.Name, field),
            CelTypeKind.Parameter => TakeAsDyn(type),
            _ => FieldOfAny(part, type),
        };
        return _substitution.Apply(isOptional || owner.IsOptional ? CelType.Optional(found) : found, openToDyn: false);
    }

    CelType FieldOfAny(Expr part, CelType type)
    {
        if (!type.IsDynOrError)
            _issues.NoFields(part.Offset, type);
        return CelType.Dyn;
    }

    CelType StructField(int offset, string typeName, string field)
    {
        if (_environment.FindStruct(typeName) is not { } declaration)
            _issues.UnknownStruct(offset, typeName);
        else if (declaration.TryFindField(field, out var type))
            return type;
        else
            _issues.UndefinedField(offset, field, declaration.Fields);
        return CelType.Error;
    }

    /// <summary>A type that nothing is known of is dyn from here on.</summary>
    CelType TakeAsDyn(CelType open)
    {
        _assignment.TryAssign(CelType.Dyn, open);
        return CelType.Dyn;
    }

    CelType CheckCall(CallExpr call)
    {
        var arguments = new CelType[call.Arguments.Length + (call.Target is null ? 0 : 1)];
        var first = arguments.Length - call.Arguments.Length;
        for (var i = 0; i < call.Arguments.Length; i++)
            arguments[first + i] = Check(call.Arguments[i]);

        if (call.Target is not null && QualifiedFunction(call.Target, call.Function) is { } qualified)
            return Resolve(call, qualified, arguments[1..], isQualified: true);
        if (call.Target is not null)
            arguments[0] = Check(call.Target);
        if (_scope.FindFunction(call.Function) is { } function)
            return Resolve(call, function, arguments, isQualified: false);

        _issues.Undeclared(call.Offset, call.Function, _environment.Container, _environment.FunctionNames);
        return CelType.Error;
    }

    FunctionDeclaration? QualifiedFunction(Expr target, string function) =>
        CheckScope.QualifiedName(target, out _) is { } name ? _scope.FindFunction($"{name}.{function}") : null;

    CelType Resolve(CallExpr call, FunctionDeclaration function, CelType[] arguments, bool isQualified)
    {
        if (function.Name is Operators.And or Operators.Or)
            return ResolveLogical(call, function);

        var isMember = call.Target is not null && !isQualified;
        var overloads = _overloads.Resolve(function, isMember, arguments, out var result);
        if (overloads.IsEmpty)
            _issues.NoOverload(call.Offset, function.Name, arguments, isMember);
        else
            _references[call.Id] = new Reference.Function(function, overloads, isQualified);
        return result;
    }

    /// <summary><c>&amp;&amp;</c> and <c>||</c> of any number of arguments, each of which is reported on its own.</summary>
    CelType ResolveLogical(CallExpr call, FunctionDeclaration function)
    {
        var isRight = true;
        foreach (var argument in call.Arguments)
        {
            if (_assignment.TryAssign(TypeOf(argument), CelType.Bool))
                continue;
            _issues.Mismatch(argument.Offset, CelType.Bool, TypeOf(argument));
            isRight = false;
        }

        if (!isRight)
            return CelType.Error;
        _references[call.Id] = new Reference.Function(function, function.Overloads, IsQualified: false);
        return CelType.Bool;
    }

    CelType CheckList(ListExpr list)
    {
        CelType? joined = null;
        for (var i = 0; i < list.Items.Length; i++)
            joined = Join(list.Items[i], joined, CheckItem(list.Items[i], list.Optionals.BinarySearch(i) >= 0));
        return Bounded(CelType.List(joined ?? _substitution.Fresh()));
    }

    CelType CheckMap(MapExpr map)
    {
        CelType? key = null, value = null;
        foreach (var entry in map.Entries)
        {
            key = Join(entry.Key, key, Check(entry.Key));
            value = Join(entry.Value, value, CheckItem(entry.Value, entry.IsOptional));
        }

        return Bounded(CelType.Map(key ?? _substitution.Fresh(), value ?? _substitution.Fresh()));
    }

    /// <summary>The type of an item, entry or field; of one with a question mark, the type that its optional is of.</summary>
    CelType CheckItem(Expr item, bool isOptional)
    {
        var type = Check(item);
        if (!isOptional)
            return type;
        var required = Required(type);
        if (!type.IsOptional && !type.IsDynOrError)
            _issues.Mismatch(item.Offset, CelType.Optional(type), type);
        return required;
    }

    CelType Join(Expr item, CelType? joined, CelType type)
    {
        if (joined is null)
            return type;
        if (_assignment.TryAssign(joined, type))
            return TypeAssignment.MostGeneral(joined, type);
        if (!_environment.Options.HomogeneousLiterals)
            return CelType.Dyn;
        _issues.Mismatch(item.Offset, joined, type);
        return CelType.Error;
    }

    /// <summary>Literals of literals can have types that double in size with each level: those are dyn.</summary>
    static CelType Bounded(CelType type)
    {
        var budget = CelLimits.MaxTypeParts;
        return HasAtMost(type, ref budget) ? type : type.WithParameters([.. type.Parameters.Select(_ => CelType.Dyn)]);
    }

    static bool HasAtMost(CelType type, ref int budget)
    {
        if (--budget < 0)
            return false;
        foreach (var parameter in type.Parameters)
        {
            if (!HasAtMost(parameter, ref budget))
                return false;
        }

        return true;
    }

    CelType CheckStruct(StructExpr made)
    {
        var declaration = StructOf(made);
        if (declaration is not null)
            _references[made.Id] = new Reference.Struct(declaration);
        foreach (var field in made.Fields)
            CheckField(field, declaration);
        return declaration?.Type ?? CelType.Error;
    }

    void CheckField(StructField field, StructDeclaration? declaration)
    {
        var type = CheckItem(field.Value, field.IsOptional);
        if (declaration is null)
            return;
        if (!declaration.TryFindField(field.Name, out var declared))
            _issues.UndefinedField(field.Offset, field.Name, declaration.Fields);
        else if (!_assignment.TryAssign(declared, type))
            _issues.FieldMismatch(field.Offset, field.Name, declared, type);
    }

    StructDeclaration? StructOf(StructExpr made)
    {
        foreach (var candidate in _environment.CandidatesOf(made.TypeName))
        {
            if (_environment.TryFindVariable(candidate, out var index))
                _issues.NotAType(made.Offset, _environment.Variables[index].Type);
            else if (_environment.FindStruct(candidate) is { } found)
                return found;
            else if (_environment.FindType(candidate) is { } other)
                _issues.NotAStruct(made.Offset, other);
            else
                continue;
            return null;
        }

        _issues.Undeclared(made.Offset, made.TypeName, _environment.Container, _scope.VariableNames);
        return null;
    }

    CelType CheckComprehension(ComprehensionExpr loop)
    {
        var range = _substitution.Apply(Check(loop.Range), openToDyn: false);
        var accumulator = Check(loop.Initial);
        var (first, second) = VariablesOf(loop, range);

        var outside = _scope.Depth;
        _scope.Enter(loop.AccumulatorVariable, accumulator);
        var inside = _scope.Depth;
        _scope.Enter(loop.Variable, first);
        if (loop.SecondVariable is { } name)
            _scope.Enter(name, second);
        CheckIs(loop.Condition, CelType.Bool);
        CheckIs(loop.Step, accumulator);

        _scope.LeaveTo(inside);
        var result = Check(loop.Result);
        _scope.LeaveTo(outside);
        return _substitution.Apply(result, openToDyn: false);
    }

    /// <summary>The types of the variables of a loop; the second counts only where the loop has two.</summary>
    (CelType First, CelType Second) VariablesOf(ComprehensionExpr loop, CelType range)
    {
        switch (range.Kind)
        {
            case CelTypeKind.List:
                return loop.SecondVariable is null ? (range.Parameters[0], CelType.Dyn) : (CelType.Int, range.Parameters[0]);
            case CelTypeKind.Map:
                return (range.Parameters[0], range.Parameters[1]);
            case CelTypeKind.Dyn or CelTypeKind.Error or CelTypeKind.Parameter:
                TakeAsDyn(range);
                return (CelType.Dyn, CelType.Dyn);
            default:
                _issues.NoRange(loop.Range.Offset, range);
                return (CelType.Error, CelType.Error);
        }
    }

    void CheckIs(Expr part, CelType expected)
    {
        var type = Check(part);
        if (!_assignment.TryAssign(expected, type))
            _issues.Mismatch(part.Offset, expected, type);
    }

    CelType TypeOf(Expr part) => _types[part.Id] ?? CelType.Dyn;

    static CelType Required(CelType type) => type.IsOptional ? type.Parameters[0] : type;
}
