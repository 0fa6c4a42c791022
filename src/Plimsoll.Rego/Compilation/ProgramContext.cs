using Plimsoll.Rego.Evaluation;
using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>What all bodies of a program share while they are planned.</summary>
/// <param name="root">The place <c>data</c>.</param>
/// <param name="slots">The places of variables.</param>
/// <param name="scratch">The places of what is collected.</param>
/// <param name="errors">The mistakes.</param>
sealed class ProgramContext(RuleNode root, LocalSlots slots, LocalSlots scratch, ErrorList errors)
{
    readonly HashSet<string> _documents = new(StringComparer.Ordinal);
    readonly List<IReadOnlyList<string>> _readDocuments = [];

    public RuleNode Root => root;

    /// <summary>Bounds the work of compiling.</summary>
    public CompilationEffort Effort { get; } = new();

    /// <summary>Evaluates what needs no document, rule or variable: it is no larger than the module that it is written in.</summary>
    public Evaluator Constants { get; } = Evaluator.OfConstants();

    public LocalSlots Slots => slots;

    public LocalSlots Scratch => scratch;

    public ErrorList Errors => errors;

    /// <summary>The documents that are read and that no rule defines, each up to its first variable.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ReadDocuments => _readDocuments;

    /// <summary>The rules, and places with rules below, that the rules being planned need; <c>null</c> for a query, which nothing needs.</summary>
    public HashSet<object>? Needs { get; set; }

    /// <summary>The order in which the literals of each body are evaluated.</summary>
    public Dictionary<Body, IReadOnlyList<Literal>> Order { get; } = [];

    /// <summary>Notes that rules are needed.</summary>
    public void Need(RuleGroup group) => Needs?.Add(group);

    /// <summary>Notes that everything at a place is needed.</summary>
    public void Need(RuleNode node) => Needs?.Add(node);

    /// <summary>Notes that a document is read.</summary>
    public void Read(IReadOnlyList<string> path)
    {
        if (_documents.Add(string.Join('\0', path)))
            _readDocuments.Add(path);
    }
}
