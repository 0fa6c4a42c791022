namespace Plimsoll.Cel.Compilation;

static class Planner
{
    public static CompileResult Plan(CelEnvironment environment, CheckedExpression @checked) => throw new NotSupportedException($"{environment.Container}{@checked}");
}
