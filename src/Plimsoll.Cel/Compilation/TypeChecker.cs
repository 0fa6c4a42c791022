using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Compilation;

static class TypeChecker
{
    public static CheckedExpression Check(CelEnvironment environment, ParseResult parsed, CelType? expected) => throw new NotSupportedException($"{environment.Container}{parsed}{expected}");
}
