
namespace Plimsoll.Rego.Evaluation;

/// <summary>Each item of a collection, <c>some k, v in xs</c>.</summary>
sealed class ItemsStep(RegoLocation at, Expression domain, Pattern key, Pattern value) : Step(at)
{
    readonly PathPart[] _path = [new PathPart(null, key)];

    public override bool IsChoice => true;

    public override bool Choose(Evaluator evaluator, Plan plan, int next) =>
        domain.Evaluate(evaluator) is { } document && Paths.Follow(evaluator, document, _path, 0, value, plan, next);
}
