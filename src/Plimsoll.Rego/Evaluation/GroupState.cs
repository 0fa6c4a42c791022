
namespace Plimsoll.Rego.Evaluation;

/// <summary>How far a rule's value is known.</summary>
enum GroupState : byte
{
    Unknown,
    InProgress,
    Known,
}
