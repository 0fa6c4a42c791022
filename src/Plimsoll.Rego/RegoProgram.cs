using Plimsoll.Rego.Compilation;
using Plimsoll.Rego.Evaluation;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Types;

namespace Plimsoll.Rego;

/// <summary>Modules compiled together. Immutable and safe for concurrent use.</summary>
public sealed class RegoProgram
{
    readonly RuleNode _root;
    readonly RegoCompileOptions _options;

    RegoProgram(RuleNode root, RegoCompileOptions options, ProgramSizes sizes, IReadOnlyList<IReadOnlyList<string>> readDocuments)
    {
        (_root, _options, Sizes, ReadDocuments) = (root, options, sizes, readDocuments);
    }

    /// <summary>The documents under <c>data</c> that the modules read and do not define, as far as known before evaluation, e.g.
    /// <c>["inventory", "cluster", "v1", "Namespace"]</c>: each path ends where a variable begins.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ReadDocuments { get; }

    internal ProgramSizes Sizes { get; }

    /// <summary>Compiles modules.</summary>
    /// <param name="modules">The modules.</param>
    /// <param name="options">How; the usual way where it is left out.</param>
    /// <exception cref="RegoException">They contain mistakes; with every one found.</exception>
    /// <exception cref="RegoLimitException">They are too large, or nested too deep.</exception>
    public static RegoProgram Compile(IReadOnlyList<RegoModule> modules, RegoCompileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(modules);
        options ??= RegoCompileOptions.Default;
        var errors = new ErrorList();
        var slots = new LocalSlots(0);
        var syntax = modules.Select(module => module.Syntax).ToArray();
        var clauses = new ClauseResolver(slots, errors, options).Resolve(syntax);
        var tree = new RuleTree(errors);
        tree.Add(syntax, clauses);
        errors.ThrowIfAny();

        var scratch = new LocalSlots(tree.Groups.Count);
        var context = new ProgramContext(tree.Root, slots, scratch, errors);
        foreach (var (group, own) in tree.Groups)
        {
            if (group.Kind != RuleKind.Function)
                continue;
            group.Arity = own[0].Parameters?.Length ?? 0;
            group.FirstParameter = slots.Reserve(group.Arity);
        }

        var count = 0;
        var needs = new Dictionary<RuleGroup, HashSet<object>>();
        foreach (var (group, own) in tree.Groups)
        {
            context.Needs = needs[group] = [];
            new ClausePlanner(context, group).Plan(own, ref count, options.Indexing);
        }

        Recursion.Check(needs, errors);
        errors.ThrowIfAny();
        RuleTypes.Check(context, tree.Groups, needs);
        errors.ThrowIfAny();
        return new RegoProgram(tree.Root, options, new ProgramSizes(slots.Count, tree.Groups.Count, count, scratch.Count), context.ReadDocuments);
    }

    /// <summary>Whether there is a rule at a path.</summary>
    /// <param name="path">The path, e.g. <c>data.k8srequiredlabels.violation</c>.</param>
    public bool HasRule(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Split('.') is ["data", .. var names] && _root.Find(names)?.Group is not null;
    }

    /// <summary>The paths of the rules whose last word begins with a text, e.g. the tests.</summary>
    /// <param name="prefix">The text, e.g. <c>test_</c>.</param>
    public IEnumerable<string> RulesNamed(string prefix) =>
        _root.Groups().Where(group => group.Path[^1].StartsWith(prefix, StringComparison.Ordinal)).Select(group => group.Name);

    /// <summary>Prepares a query.</summary>
    /// <param name="query">The query, e.g. <c>data.k8srequiredlabels.violation</c> or <c>x := data.a.b; x > 3</c>.</param>
    /// <param name="dialect">The version of the language it is written in.</param>
    /// <exception cref="RegoException">It contains mistakes.</exception>
    public RegoQuery Prepare(string query, RegoDialect dialect = RegoDialect.V1)
    {
        var body = ModuleParser.ParseQuery("query", query, dialect);
        var errors = new ErrorList();
        var slots = new LocalSlots(Sizes.Locals);
        var scratch = new LocalSlots(Sizes.Scratch);
        var context = new ProgramContext(_root, slots, scratch, errors);
        var prepared = QueryPlanner.Plan(body, context, _options);
        errors.ThrowIfAny();
        return new RegoQuery(prepared, Sizes with { Locals = slots.Count, Scratch = scratch.Count });
    }
}
