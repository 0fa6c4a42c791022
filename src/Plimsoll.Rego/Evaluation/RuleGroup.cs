using System.Collections.Immutable;

namespace Plimsoll.Rego.Evaluation;

/// <summary>The rules of one path, compiled.</summary>
sealed class RuleGroup(ImmutableArray<string> path, RuleKind kind, int id)
{
    /// <summary>The path under <c>data</c>.</summary>
    public ImmutableArray<string> Path { get; } = path;

    /// <summary>The path for messages, from <c>data</c>.</summary>
    public string Name { get; } = $"data.{string.Join('.', path)}";

    /// <summary>What they define.</summary>
    public RuleKind Kind { get; } = kind;

    /// <summary>Its position among the groups of the program.</summary>
    public int Id { get; } = id;

    /// <summary>How many arguments a function takes.</summary>
    public int Arity { get; set; }

    /// <summary>The first of the places of a function's arguments.</summary>
    public int FirstParameter { get; set; }

    /// <summary>The rules, without the defaults.</summary>
    public ClausePlan[] Clauses { get; set; } = [];

    /// <summary>The value where no rule applies; <c>null</c> where there is none.</summary>
    public Expression? Default { get; set; }

    /// <summary>Finds the rules that can apply; <c>null</c> where each must be tried.</summary>
    public RuleIndex? Index { get; set; }

    /// <summary>Whether every rule has one and the same constant value, so that the first that applies is enough.</summary>
    public bool IsOneConstant { get; set; }

    /// <summary>The first rule's place, for messages.</summary>
    public RegoLocation At { get; set; }
}
