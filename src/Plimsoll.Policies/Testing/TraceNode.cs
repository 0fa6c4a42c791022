using System.Collections.Immutable;
using Plimsoll.Cel;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Values;

namespace Plimsoll.Policies.Testing;

/// <summary>A part of a traced expression with the parts that it is made of.</summary>
sealed class TraceNode(CelTracePart part)
{
    /// <summary>Iterations told of a loop of which none decides alone.</summary>
    const int MaxIterations = 3;

    readonly List<TraceNode> _children = [];

    public Expr Part => part.Part;

    public CelValue Value => part.Value;

    public ImmutableArray<KeyValuePair<string, CelValue>> Locals => part.Locals;

    /// <summary>The tree of a trace; <c>null</c> of an empty one.</summary>
    public static TraceNode? TreeOf(CelTrace trace)
    {
        var path = new Stack<TraceNode>();
        TraceNode? root = null;
        foreach (var part in trace.Parts)
        {
            var node = new TraceNode(part);
            while (path.Count > part.Depth)
                path.Pop();
            if (path.TryPeek(out var parent))
                parent._children.Add(node);
            root ??= node;
            path.Push(node);
        }

        return root;
    }

    /// <summary>Whether the value matters only as a step to a field or item of it, or as a part of a longer sum, which is told itself.</summary>
    public bool IsStepTo(TraceNode parent) => (Part, parent.Part) switch
    {
        (CallExpr { Function: Operators.Add }, CallExpr { Function: Operators.Add }) => true,
        (_, CallExpr { Function: "orValue" or "hasValue", Target: { } target }) => target == Part && IsPath(Part),
        var (_, whole) => IsPath(Part) && (IsPath(whole) || whole is SelectExpr),
    };

    /// <summary>Whether the value is an error that one of its parts has already, which is told itself; a field with those before it is one part.</summary>
    public bool IsErrorOfPart => !IsPath(Part) && Value.AsError is { } error
        && Telling().Any(child => child.Value.AsError is { } inner && inner.Message == error.Message);

    /// <summary>The parts that explain the value: of a loop, the iterations that decided.</summary>
    public IEnumerable<TraceNode> Telling()
    {
        if (Part is not ComprehensionExpr loop)
            return _children;
        var range = _children.Where(child => child.Part == loop.Range);
        var iterations = _children.Where(child => child.Part != loop.Range);
        return range.Concat(Deciding(loop, iterations).Take(MaxIterations));
    }

    IEnumerable<TraceNode> Deciding(ComprehensionExpr loop, IEnumerable<TraceNode> iterations) => loop.Kind switch
    {
        _ when Value.IsError => iterations.Where(iteration => iteration.Value.IsError),
        ComprehensionKind.All when Value.IsFalse => iterations.Where(iteration => iteration.Value.IsFalse),
        ComprehensionKind.Exists when Value.IsTrue => iterations.Where(iteration => iteration.Value.IsTrue),
        _ => iterations,
    };

    static bool IsPath(Expr part) => part is IdentExpr or SelectExpr { IsTest: false }
        or CallExpr { Function: Operators.Index or Operators.OptionalIndex or Operators.OptionalSelect };
}
