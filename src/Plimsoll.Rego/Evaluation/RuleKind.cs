
namespace Plimsoll.Rego.Evaluation;

/// <summary>What the rules of one path define together.</summary>
enum RuleKind
{
    /// <summary>One value.</summary>
    Complete,

    /// <summary>A set of what each way to satisfy a rule contributes.</summary>
    Set,

    /// <summary>An object of what each way to satisfy a rule contributes.</summary>
    Object,

    /// <summary>A value for arguments.</summary>
    Function,
}
