
using System.Runtime.InteropServices;

namespace Plimsoll.Rego.Evaluation;

/// <summary>How many places an evaluation needs.</summary>
/// <param name="Locals">For variables.</param>
/// <param name="Groups">For the values of rules.</param>
/// <param name="Clauses">For the results of rules.</param>
/// <param name="Scratch">For what is collected; at least as many as groups.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct ProgramSizes(int Locals, int Groups, int Clauses, int Scratch);
