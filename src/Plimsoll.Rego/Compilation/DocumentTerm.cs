using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>A name that was found to be <c>input</c> or <c>data</c>.</summary>
sealed class DocumentTerm(RegoLocation at, bool isInput) : Term(at, 1)
{
    public bool IsInput { get; } = isInput;
}
