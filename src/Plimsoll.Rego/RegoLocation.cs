namespace Plimsoll.Rego;

/// <summary>A place in a module.</summary>
/// <param name="File">The module's name.</param>
/// <param name="Row">The line, from 1.</param>
/// <param name="Column">The column, from 1, in characters.</param>
public readonly record struct RegoLocation(string File, int Row, int Column)
{
    /// <summary>The place as OPA prints it, e.g. <c>policy.rego:3</c>.</summary>
    public override string ToString() => $"{File}:{Row}";
}
