
namespace Plimsoll.Rego.Evaluation;

/// <summary>Each way to follow a path through a document.</summary>
sealed class FollowStep(RegoLocation at, Expression head, PathPart[] path, Pattern target) : Step(at)
{
    public override bool IsChoice => true;

    public override bool Choose(Evaluator evaluator, Plan plan, int next) =>
        head.Evaluate(evaluator) is { } document && Paths.Follow(evaluator, document, path, 0, target, plan, next);
}
