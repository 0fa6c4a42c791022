using System.Collections.Immutable;
using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel;

/// <summary>The variables, functions and types that expressions may use. Immutable; safe for concurrent use.</summary>
public sealed class CelEnvironment
{
    ImmutableDictionary<string, FunctionDeclaration> _functions = [];
    ImmutableDictionary<string, CelType> _types = [];
    ImmutableDictionary<string, int> _variableIndexes = [];
    ImmutableArray<Macro> _macros = [];
    ImmutableArray<IStructProvider> _structs = [];
    ImmutableArray<CelValue> _unset = [];

    CelEnvironment()
    {
    }

    /// <summary>The language without libraries.</summary>
    public static CelEnvironment Standard { get; } = new CelEnvironment().With(StandardLibrary.Library);

    /// <summary>The variables, in the order in which evaluations number them.</summary>
    public ImmutableArray<VariableDeclaration> Variables { get; private init; } = [];

    /// <summary>The namespace in which names are looked up first, e.g. <c>a.b</c>; empty for none.</summary>
    public string Container { get; private init; } = "";

    /// <summary>How expressions are read, checked and counted.</summary>
    public CelOptions Options { get; private init; } = new();

    /// <summary>The same with the functions, macros and types of <paramref name="library"/>.</summary>
    public CelEnvironment With(CelLibrary library)
    {
        var functions = _functions.ToBuilder();
        foreach (var function in library.Functions)
            functions[function.Name] = functions.TryGetValue(function.Name, out var known) ? known.With(function) : function;
        var types = _types.ToBuilder();
        foreach (var type in library.Types)
            types[type.Name] = type;

        var copy = Copy();
        copy._functions = functions.ToImmutable();
        copy._types = types.ToImmutable();
        copy._macros = [.. _macros.Where(old => !library.Macros.Any(added => AreSame(old, added))), .. library.Macros];
        return library.Structs.IsEmpty ? copy : copy.With(new FixedStructs(library.Structs));
    }

    /// <summary>The same with types that <paramref name="structs"/> knows.</summary>
    public CelEnvironment With(IStructProvider structs)
    {
        var copy = Copy();
        copy._structs = [.. _structs, structs];
        return copy;
    }

    /// <summary>The same with another variable; one of the same name gets the new type.</summary>
    public CelEnvironment WithVariable(string name, CelType type)
    {
        var copy = Copy(variables: _variableIndexes.TryGetValue(name, out var index)
            ? Variables.SetItem(index, new VariableDeclaration(name, type))
            : Variables.Add(new VariableDeclaration(name, type)));
        if (index == 0 && !_variableIndexes.ContainsKey(name))
        {
            copy._variableIndexes = _variableIndexes.Add(name, Variables.Length);
            copy._unset = _unset.Add(CelValue.Error(CelErrorKind.NoSuchVariable, $"no such attribute: {name}"));
        }

        return copy;
    }

    /// <summary>The same with names looked up in <paramref name="container"/> first.</summary>
    public CelEnvironment WithContainer(string container) => Copy(container: container);

    /// <summary>The same with other options.</summary>
    public CelEnvironment WithOptions(CelOptions options) => Copy(options: options);

    /// <summary>The number of a variable in evaluations.</summary>
    /// <exception cref="ArgumentException">There is no such variable.</exception>
    public int IndexOf(string variable) => _variableIndexes.TryGetValue(variable, out var index)
        ? index
        : throw new ArgumentException($"The environment has no variable \"{variable}\".", nameof(variable));

    /// <summary>Reads, checks and compiles an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="expected">The type that its result must have; <c>null</c> for any. Checked only where types are.</param>
    public CompileResult Compile(string expression, CelType? expected = null)
    {
        var parsed = Parser.Parse(expression, Options, _macros);
        if (parsed.Root is null || !parsed.Issues.IsEmpty)
            return new CompileResult(null, parsed.Issues);

        var @checked = Options.ChecksTypes
            ? TypeChecker.Check(this, parsed, expected)
            : new CheckedExpression(parsed.Root, parsed.Source, new CelType?[parsed.LastId + 1], new Reference?[parsed.LastId + 1], []);
        return @checked.Issues.IsEmpty ? Planner.Plan(this, @checked) : new CompileResult(null, @checked.Issues);
    }

    internal bool TryFindVariable(string name, out int index) => _variableIndexes.TryGetValue(name, out index);

    internal FunctionDeclaration? FindFunction(string name) => _functions.GetValueOrDefault(name);

    /// <summary>The names of all functions, for suggestions.</summary>
    internal IEnumerable<string> FunctionNames => _functions.Keys;

    internal CelType? FindType(string name) => _types.GetValueOrDefault(name);

    internal StructDeclaration? FindStruct(string name)
    {
        foreach (var provider in _structs)
        {
            if (provider.Find(name) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The names that a written name can mean, innermost namespace first; only itself with a leading dot.</summary>
    internal IEnumerable<string> CandidatesOf(string name)
    {
        if (name.StartsWith('.'))
        {
            yield return name[1..];
            yield break;
        }

        for (var container = Container; container.Length > 0;)
        {
            yield return $"{container}.{name}";
            var dot = container.LastIndexOf('.');
            container = dot < 0 ? "" : container[..dot];
        }

        yield return name;
    }

    internal CelValue Unset(int variable) => _unset[variable];

    static bool AreSame(Macro one, Macro other) =>
        one.Function == other.Function && one.IsMember == other.IsMember && one.Arguments == other.Arguments;

    CelEnvironment Copy(ImmutableArray<VariableDeclaration>? variables = null, string? container = null, CelOptions? options = null) => new()
    {
        _functions = _functions,
        _types = _types,
        _variableIndexes = _variableIndexes,
        _macros = _macros,
        _structs = _structs,
        _unset = _unset,
        Variables = variables ?? Variables,
        Container = container ?? Container,
        Options = options ?? Options,
    };
}
