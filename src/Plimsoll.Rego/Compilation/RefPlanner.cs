using System.Collections.Immutable;
using Plimsoll.Rego.Evaluation;
using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Compilation;

/// <summary>Finds where a path starts: at a value, at a rule, in the given data, or among rules that only the evaluation can tell apart.</summary>
sealed class RefPlanner(ProgramContext context, TermPlanner terms)
{
    /// <summary>Where a path starts.</summary>
    /// <param name="reference">The path.</param>
    /// <param name="keys">The keys that are left to follow.</param>
    public RefStart Start(RefTerm reference, out ImmutableArray<Term> keys)
    {
        keys = reference.Path;
        if (reference.Head is not DocumentTerm { IsInput: false })
            return new RefStart(terms.Plan(reference.Head), null);
        var node = context.Root;
        var position = 0;
        while (position < keys.Length && node.Group is null && NameAt(keys, position) is { } name && node.Child(name) is { IsFunction: false } child)
        {
            node = child;
            position++;
        }

        var rest = keys[position..];
        if (node.Group is { } group)
        {
            keys = rest;
            context.Need(group);
            return new RefStart(new RuleExpression(group), null);
        }

        if (node.HasChildren && (rest.IsEmpty || rest[0] is not ValueTerm))
        {
            keys = rest;
            context.Need(node);
            if (!rest.IsEmpty)
                return new RefStart(new BaseDataExpression(), node);
            context.Read(node.Path);
            return new RefStart(new NodeExpression(node), null);
        }

        ReadDocument(keys);
        return new RefStart(new BaseDataExpression(), null);
    }

    /// <summary>The value at known keys.</summary>
    public static Expression Members(Expression head, ImmutableArray<Term> keys, Expression[] planned)
    {
        var expression = head;
        for (var index = 0; index < planned.Length;)
        {
            var constants = new List<RegoValue>();
            while (index < planned.Length && planned[index] is ConstantExpression constant)
            {
                constants.Add(constant.Value);
                index++;
            }

            if (constants.Count > 0 && expression is BaseDataExpression)
                expression = new BaseDataPathExpression([.. constants]);
            else if (constants.Count > 0)
                expression = new PathExpression(expression, [.. constants]);
            else
                expression = new MemberExpression(expression, planned[index++]);
        }

        return keys.IsEmpty ? head : expression;
    }

    static string? NameAt(ImmutableArray<Term> keys, int position) => keys[position] is ValueTerm { Value: RegoString name } ? name.Value : null;

    void ReadDocument(ImmutableArray<Term> keys)
    {
        var path = new List<string>();
        while (path.Count < keys.Length && NameAt(keys, path.Count) is { } name)
            path.Add(name);
        context.Read(path);
    }
}
