namespace Plimsoll.Cel.Syntax;

/// <summary>Bounds depth and number of parts, so that everybody after the parser may recurse over an expression.</summary>
static class ExprSize
{
    /// <summary>What is too large of an expression; <c>null</c> where nothing is.</summary>
    /// <remarks>
    /// Macros use some parts twice; those count each time they are met, since everybody who walks the expression meets them each time.
    /// </remarks>
    public static CelIssue? FindExcess(Expr root, SourceText source, int maxDepth)
    {
        var open = new Stack<(Expr Part, int Depth)>();
        var children = new List<Expr>();
        open.Push((root, 1));
        for (var met = 1; open.TryPop(out var top); met++)
        {
            if (top.Depth > maxDepth)
                return source.Issue(top.Part.Offset, $"expression recursion limit exceeded: {maxDepth} levels");
            if (met > CelLimits.MaxParts)
                return source.Issue(root.Offset, $"the expression has more than {CelLimits.MaxParts} parts with its macros expanded");
            children.Clear();
            AddChildren(top.Part, children);
            foreach (var child in children)
                open.Push((child, top.Depth + 1));
        }

        return null;
    }

    /// <summary>Adds the parts that a part is made of.</summary>
    public static void AddChildren(Expr part, List<Expr> children)
    {
        switch (part)
        {
            case SelectExpr select:
                children.Add(select.Operand);
                break;
            case CallExpr call:
                if (call.Target is not null)
                    children.Add(call.Target);
                children.AddRange(call.Arguments);
                break;
            case ListExpr list:
                children.AddRange(list.Items);
                break;
            case MapExpr map:
                children.AddRange(map.Entries.Select(entry => entry.Key));
                children.AddRange(map.Entries.Select(entry => entry.Value));
                break;
            case StructExpr made:
                children.AddRange(made.Fields.Select(field => field.Value));
                break;
            case ComprehensionExpr loop:
                children.AddRange([loop.Range, loop.Initial, loop.Condition, loop.Step, loop.Result]);
                break;
        }
    }
}
