namespace Plimsoll.Cel.Compilation;

sealed class CostEstimation(CelEnvironment environment, CheckedExpression @checked, ISizeHints? sizes)
{
    public CostRange Run() => throw new NotSupportedException($"{environment.Container}{@checked}{sizes}");
}
