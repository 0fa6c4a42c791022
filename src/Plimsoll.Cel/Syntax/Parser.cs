using System.Collections.Immutable;

namespace Plimsoll.Cel.Syntax;

/// <summary>Reads expressions.</summary>
static class Parser
{
    public static ParseResult Parse(string expression, CelOptions options, ImmutableArray<Macro> macros) => throw new NotSupportedException(options.ToString() + macros.Length + expression);
}
