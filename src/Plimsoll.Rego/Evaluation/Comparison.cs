
namespace Plimsoll.Rego.Evaluation;

/// <summary>The ways to compare.</summary>
enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
