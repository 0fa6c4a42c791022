using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>A name that was found to be a variable.</summary>
sealed class LocalTerm(RegoLocation at, Local local) : Term(at, 1)
{
    public Local Local { get; } = local;
}
