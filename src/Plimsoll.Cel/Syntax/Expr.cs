namespace Plimsoll.Cel.Syntax;

/// <summary>A part of an expression.</summary>
/// <param name="id">Its number, unique in the expression, from 1 and without gaps that matter: types and references are kept by it.</param>
/// <param name="offset">Where it stands, in UTF-16 units from 0: an operator's own place, as cel-go reports it.</param>
public abstract class Expr(int id, int offset)
{
    /// <summary>Its number, unique in the expression.</summary>
    public int Id { get; } = id;

    /// <summary>Where it stands, in UTF-16 units from 0.</summary>
    public int Offset { get; } = offset;
}
