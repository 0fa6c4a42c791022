using System.Collections.Frozen;
using System.Collections.Immutable;
using Plimsoll.Cel.Evaluation;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Compilation;

/// <summary>Compiles an expression into steps, once.</summary>
/// <remarks>
/// What cel-go calls an attribute is a name with fields and indexes behind it. Its name costs one unit where the attribute is a
/// value of its own, and nothing where it is <i>bare</i>: a branch of <c>?:</c>, or an index. Recursion is bounded by
/// <see cref="CelLimits.MaxDepth"/>.
/// </remarks>
sealed class Planner
{
    const int AttributeCost = 1;
    const int QualifierCost = 1;

    readonly CelEnvironment _environment;
    readonly CheckedExpression _checked;
    readonly ImmutableArray<CelIssue>.Builder _issues = ImmutableArray.CreateBuilder<CelIssue>();
    readonly FunctionResolution _functions;
    CelTrace? _trace;
    LocalScope? _scope;
    int _slots;
    int _maxSlots;

    Planner(CelEnvironment environment, CheckedExpression @checked, CelTrace? trace)
    {
        (_environment, _checked, _trace) = (environment, @checked, trace);
        _functions = new FunctionResolution(environment, @checked);
        _slots = _maxSlots = environment.Variables.Length;
    }

    CelOptions Options => _environment.Options;

    /// <summary>Compiles an expression.</summary>
    /// <param name="environment">What it may use.</param>
    /// <param name="checked">The expression.</param>
    /// <param name="trace">Is told the value of each part; <c>null</c> for nobody.</param>
    public static CompileResult Plan(CelEnvironment environment, CheckedExpression @checked, CelTrace? trace = null)
    {
        var planner = new Planner(environment, @checked, trace);
        var root = planner.Plan(@checked.Root);
        return planner._issues.Count > 0
            ? new CompileResult(null, planner._issues.ToImmutable())
            : new CompileResult(new CelProgram(environment, @checked, root, planner._maxSlots), []);
    }

    Step Plan(Expr part, bool isBare = false) => Traced(PlanPart(part, isBare), part, []);

    /// <summary>The body of a loop.</summary>
    Step? PlanBody(Expr? body, ComprehensionExpr loop, LoopSlots variables)
    {
        if (body is null)
            return null;
        ImmutableArray<KeyValuePair<string, int>> locals = [KeyValuePair.Create(loop.Variable, variables.First)];
        if (loop.SecondVariable is { } second)
            locals = locals.Add(KeyValuePair.Create(second, variables.Second));
        return Traced(PlanPart(body, isBare: false), body, locals);
    }

    /// <summary>Literals tell nothing, and are looked for by their kind of step.</summary>
    Step Traced(Step step, Expr part, ImmutableArray<KeyValuePair<string, int>> locals) =>
        _trace is null || step is ConstantStep ? step : new TracedStep(step, part, locals, _trace);

    Step PlanPart(Expr part, bool isBare) => part switch
    {
        ConstantExpr constant => new ConstantStep(constant.Value),
        IdentExpr name => PlanName(name, isBare),
        SelectExpr select => PlanSelect(select, isBare),
        CallExpr call => PlanCall(call, isBare),
        ListExpr list => PlanList(list),
        MapExpr map => PlanMap(map),
        StructExpr @struct => PlanStruct(@struct),
        ComprehensionExpr loop => PlanLoop(loop),
        _ => throw new ArgumentException($"No plan for {part.GetType().Name}.", nameof(part)),
    };

    Step[] Plan(IEnumerable<Expr> parts) => [.. parts.Select(part => Plan(part))];

    Step PlanName(IdentExpr name, bool isBare) =>
        LocalScope.Find(_scope, name.Name) is { } local && _checked.References[name.Id] is Reference.Local or null
            ? PlanLocal(local, name, isBare)
            : PlanReference(name, name.Name, isBare) ?? Unknown(name, name.Name);

    static Step PlanLocal(LocalScope local, Expr part, bool isBare) => local.Initial is { } initial
        ? new BoundVariableStep(local.Slot, initial, CostOfRoot(isBare))
        : new VariableStep(local.Slot, CostOfRoot(isBare), part.Offset);

    /// <summary>A variable or known value, by what the checker found or, without one, by its name.</summary>
    Step? PlanReference(Expr part, string name, bool isBare)
    {
        if (_checked.References[part.Id] is { } reference)
        {
            return reference switch
            {
                Reference.Variable variable => PlanVariable(part, variable.Name, isBare),
                Reference.Constant constant => new ConstantStep(constant.Value),
                _ => null,
            };
        }

        if (Options.ChecksTypes)
            return null;
        foreach (var candidate in _environment.CandidatesOf(name))
        {
            if (PlanVariable(part, candidate, isBare) is { } variable)
                return variable;
            if (_environment.FindType(candidate) is { } type)
                return new ConstantStep(CelValue.TypeOf(type));
            if (_environment.FindStruct(candidate) is { } @struct)
                return new ConstantStep(CelValue.TypeOf(@struct.Type));
        }

        return null;
    }

    VariableStep? PlanVariable(Expr part, string name, bool isBare) => _environment.TryFindVariable(name, out var index)
        ? new VariableStep(index, CostOfRoot(isBare), part.Offset)
        : null;

    static ConstantStep Unknown(Expr part, string name) => new(CelValue.Of(
        new CelError(CelErrorKind.NoSuchVariable, $"no such attribute: {name}", part.Offset)));

    Step PlanSelect(SelectExpr select, bool isBare)
    {
        if (!select.IsTest && QualifiedName(select) is { } name && PlanReference(select, name, isBare) is { } variable)
            return variable;

        var field = new FieldName(select.Field);
        if (select.IsTest)
        {
            var testCost = QualifierCost + (isBare || !Options.PresenceTestCosts ? 0 : AttributeCost);
            return new HasStep(PlanOperand(select.Operand, isBare: true, out _), field, Options.StrictPresenceTests, testCost, select.Offset);
        }

        var operand = PlanOperand(select.Operand, isBare, out var rootCost);
        return new SelectStep(operand, field, Options.StrictPresenceTests, QualifierCost + rootCost, select.Offset);
    }

    /// <summary>What fields and indexes are taken of: part of the same attribute where it is one, else the root of a new one.</summary>
    Step PlanOperand(Expr operand, bool isBare, out int rootCost)
    {
        var isAttribute = IsAttribute(operand);
        rootCost = isAttribute ? 0 : CostOfRoot(isBare);
        return Plan(operand, isAttribute && isBare);
    }

    /// <summary>A value of which an attribute's name costs nothing: a branch or an index.</summary>
    Step PlanBare(Expr part) => Plan(part, IsAttribute(part));

    bool IsAttribute(Expr part) => part switch
    {
        IdentExpr => _checked.References[part.Id] is not Reference.Constant,
        SelectExpr => _checked.References[part.Id] is not Reference.Constant,
        CallExpr call => call.Function is Operators.Index or Operators.OptionalIndex or Operators.OptionalSelect or Operators.Conditional,
        _ => false,
    };

    static int CostOfRoot(bool isBare) => isBare ? 0 : AttributeCost;

    /// <summary><c>a.b.c</c> as one name; <c>null</c> where it begins with something else, or with a variable of a macro.</summary>
    string? QualifiedName(Expr part) => part switch
    {
        IdentExpr name => LocalScope.Find(_scope, name.Name) is null ? name.Name : null,
        SelectExpr { IsTest: false } select => QualifiedName(select.Operand) is { } operand ? $"{operand}.{select.Field}" : null,
        _ => null,
    };

    Step PlanCall(CallExpr call, bool isBare)
    {
        var arguments = call.Arguments;
        return call.Function switch
        {
            Operators.And => new AndStep(Plan(arguments), call.Offset),
            Operators.Or => new OrStep(Plan(arguments), call.Offset),
            Operators.Not => new NotStep(Plan(arguments[0]), call.Offset),
            Operators.Conditional =>
                new ConditionalStep(Plan(arguments[0]), PlanBare(arguments[1]), PlanBare(arguments[2]), call.Offset),
            Operators.Equal or Operators.NotEqual =>
                new EqualStep(Plan(arguments[0]), Plan(arguments[1]), call.Function == Operators.NotEqual),
            Operators.Index or Operators.OptionalIndex or Operators.OptionalSelect => PlanQualifier(call, isBare),
            _ => PlanFunction(call),
        };
    }

    Step PlanQualifier(CallExpr call, bool isBare)
    {
        var operand = PlanOperand(call.Arguments[0], isBare, out var rootCost);
        var cost = QualifierCost + rootCost;
        if (call.Function == Operators.OptionalSelect && call.Arguments[1] is ConstantExpr { Value.AsString: { } field })
            return new OptionalSelectStep(operand, new FieldName(field), Options.StrictPresenceTests, cost, call.Offset);

        var index = PlanBare(call.Arguments[1]);
        if (call.Function == Operators.OptionalIndex)
            return new OptionalIndexStep(operand, index, Options.StrictPresenceTests, cost, call.Offset);
        return index is ConstantStep { Value.AsString: { } key }
            ? new SelectStep(operand, new FieldName(key), Options.StrictPresenceTests, cost, call.Offset)
            : new IndexStep(operand, index, Options.StrictPresenceTests, cost, call.Offset);
    }

    Step PlanFunction(CallExpr call)
    {
        var (function, isQualified) = _functions.Find(call, call.Target is null ? null : QualifiedName(call.Target));
        if (function is null)
            return Undeclared(call);

        var arguments = Plan(call.Target is null || isQualified ? call.Arguments : [call.Target, .. call.Arguments]);
        if (Options.FoldsConstants && Fold(call, function, arguments) is { } folded)
            return folded;
        return arguments switch
        {
            [var only] => new UnaryCallStep(function, only),
            [var left, var right] => new BinaryCallStep(function, left, right),
            _ => new AnyCallStep(function, arguments),
        };
    }

    ConstantStep Undeclared(CallExpr call)
    {
        if (Options.ChecksTypes)
            _issues.Add(_checked.Source.Issue(call.Offset, $"no such overload: {call.Function}"));
        return new ConstantStep(CelValue.Of(new CelError(CelErrorKind.NoSuchOverload, $"no such overload: {call.Function}", call.Offset)));
    }

    /// <summary>Conversions of literals become literals; <c>in</c> a list of literals becomes a look-up. Both then cost nothing.</summary>
    Step? Fold(CallExpr call, PlannedFunction function, Step[] arguments)
    {
        if (arguments is [ConstantStep { Value: var literal }] && IsConversion(function.Name))
        {
            var value = function.Choose([literal])?.Unary?.Invoke(literal) ?? function.NoSuchOverload([literal]);
            if (value.AsError is { } error)
                _issues.Add(_checked.Source.Issue(call.Offset, error.Message));
            return new ConstantStep(value);
        }

        return function is { Name: Operators.In, Only.Id: "in_list" } && arguments is [var operand, ConstantStep { Value.AsList: { } list }]
            ? PlanInList(operand, list)
            : null;
    }

    static Step? PlanInList(Step operand, CelList list)
    {
        if (list.Count == 0)
            return new ConstantStep(CelValue.False);
        var items = new CelValue[list.Count];
        for (var i = 0; i < items.Length; i++)
        {
            if (list[i].Kind is not (CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.Double or CelKind.String or CelKind.Bytes))
                return null;
            items[i] = list[i];
        }

        return new InSetStep(operand, items.ToFrozenSet());
    }

    static bool IsConversion(string function) => function is
        "bool" or "bytes" or "double" or "duration" or "dyn" or "int" or "string" or "timestamp" or "type" or "uint";

    Step PlanList(ListExpr list)
    {
        var items = Plan(list.Items);
        bool[]? optionals = null;
        if (!list.Optionals.IsEmpty)
        {
            optionals = new bool[items.Length];
            foreach (var position in list.Optionals)
                optionals[position] = true;
        }

        var step = new ListStep(items, optionals, list.Offset);
        return Options.FoldsConstants && optionals is null && items.All(item => item is ConstantStep) ? Folded(step) : step;
    }

    Step PlanMap(MapExpr map)
    {
        MapStepEntry[] entries = [.. map.Entries.Select(entry => new MapStepEntry(Plan(entry.Key), Plan(entry.Value), entry.IsOptional))];
        var step = new MapStep(entries, map.Offset);
        return Options.FoldsConstants && entries.All(entry => entry is { IsOptional: false, Key: ConstantStep, Value: ConstantStep })
            ? Folded(step)
            : step;
    }

    /// <summary>A literal made of literals, made once.</summary>
    ConstantStep Folded(Step step) => new(step.Evaluate(new CelEvaluation(_environment)));

    Step PlanStruct(StructExpr @struct)
    {
        var declaration = _checked.References[@struct.Id] is Reference.Struct known
            ? known.Declaration
            : _environment.CandidatesOf(@struct.TypeName).Select(_environment.FindStruct).FirstOrDefault(found => found is not null);
        if (declaration is null)
        {
            return new ConstantStep(CelValue.Of(
                new CelError(CelErrorKind.NoSuchOverload, $"unknown type: {@struct.TypeName}", @struct.Offset)));
        }

        return new StructStep(
            declaration,
            [.. @struct.Fields.Select(field => new StructStepField(new FieldName(field.Name), Plan(field.Value), field.IsOptional))],
            @struct.Offset);
    }

    Step PlanLoop(ComprehensionExpr loop)
    {
        var (outerScope, outerSlots) = (_scope, _slots);
        Step step = loop.Kind == ComprehensionKind.Bind ? PlanBind(loop) : PlanLoop(loop, Plan(loop.Range));
        (_scope, _slots) = (outerScope, outerSlots);
        return step;
    }

    BindStep PlanBind(ComprehensionExpr bind)
    {
        var initial = Plan(bind.Initial);
        var slot = Declare(bind.AccumulatorVariable, initial);
        return new BindStep(slot, Options.FoldsConstants ? 0 : ListStep.Cost, Plan(bind.Result));
    }

    LoopStep PlanLoop(ComprehensionExpr loop, Step range)
    {
        if (loop.Kind == ComprehensionKind.General)
            return PlanGeneralLoop(loop, range);

        var variables = DeclareVariables(loop);
        var predicate = PlanBody(loop.Predicate, loop, variables);
        var transform = PlanBody(loop.Transform, loop, variables);
        return loop.Kind switch
        {
            ComprehensionKind.All => new QuantifierStep(range, variables, false, predicate!, loop.Offset),
            ComprehensionKind.Exists => new QuantifierStep(range, variables, true, predicate!, loop.Offset),
            ComprehensionKind.ExistsOne => new ExistsOneStep(range, variables, predicate!, loop.Offset),
            ComprehensionKind.List or ComprehensionKind.Filter => PlanListLoop(loop, range, variables, predicate, transform),
            _ => PlanMapLoop(loop, range, variables, predicate, transform!),
        };
    }

    ListLoopStep PlanListLoop(ComprehensionExpr loop, Step range, LoopSlots variables, Step? predicate, Step? transform)
    {
        const int addCost = 1 + 1; // The accumulator and the addition.
        transform ??= new VariableStep(variables.Second < 0 ? variables.First : variables.Second, AttributeCost, loop.Offset);
        var itemCost = Options.FoldsConstants && transform is ConstantStep ? 0 : ListStep.Cost;
        return new ListLoopStep(
            range, variables, predicate, transform, Options.FoldsConstants ? 0 : ListStep.Cost, addCost + itemCost, loop.Offset);
    }

    MapLoopStep PlanMapLoop(ComprehensionExpr loop, Step range, LoopSlots variables, Step? predicate, Step transform)
    {
        var isEntry = loop.Kind == ComprehensionKind.MapEntry;
        var overload = isEntry ? "@mapInsert_map_map" : "@mapInsert_map_key_value";
        return new MapLoopStep(
            range, variables, predicate, transform, isEntry, Options.FoldsConstants ? 0 : MapStep.Cost,
            Options.CallCosts?.Find("cel.@mapInsert", overload), loop.Offset);
    }

    GeneralLoopStep PlanGeneralLoop(ComprehensionExpr loop, Step range)
    {
        // The parts that a macro expands to are nobody's words: a trace does not tell them.
        var trace = _trace;
        _trace = null;
        var initial = Plan(loop.Initial);
        var accumulator = Declare(loop.AccumulatorVariable, null);
        var outer = _scope;
        var variables = DeclareVariables(loop);
        var condition = Plan(loop.Condition);
        var step = Plan(loop.Step);
        _scope = outer;
        var made = new GeneralLoopStep(range, variables, accumulator, initial, condition, step, Plan(loop.Result), loop.Offset);
        _trace = trace;
        return made;
    }

    LoopSlots DeclareVariables(ComprehensionExpr loop) =>
        new(Declare(loop.Variable, null), loop.SecondVariable is { } second ? Declare(second, null) : -1);

    int Declare(string name, Step? initial)
    {
        var slot = _slots++;
        _maxSlots = Math.Max(_maxSlots, _slots);
        _scope = new LocalScope(name, slot, initial, _scope);
        return slot;
    }
}
