using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Declarations;

/// <summary>A variable that expressions may use.</summary>
/// <param name="Name">Its name; dots are allowed.</param>
/// <param name="Type">Its type.</param>
public sealed record VariableDeclaration(string Name, CelType Type);
