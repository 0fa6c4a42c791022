using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>What replacements hide.</summary>
sealed record Surroundings(
    RegoValue? Input,
    RegoValue? Data,
    Dictionary<string, Mock>? Mocks,
    RegoValue?[] Values,
    GroupState[] States,
    HashSet<RuleNode>? Replaced);
