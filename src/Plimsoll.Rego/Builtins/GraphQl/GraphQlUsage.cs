namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>A variable where it is used.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Type">The type demanded there; <c>null</c> where none is.</param>
/// <param name="HasDefault">Whether the place has a value where none is given.</param>
sealed record GraphQlUsage(string Name, GraphQlTypeRef? Type, bool HasDefault);
