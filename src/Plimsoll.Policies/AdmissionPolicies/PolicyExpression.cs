using Plimsoll.Cel;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A compiled expression of a policy.</summary>
/// <param name="Program">The program.</param>
/// <param name="Node">Where it is written.</param>
public sealed record PolicyExpression(CelProgram Program, ScalarNode Node)
{
    /// <summary>The expression as written.</summary>
    public string Text => Node.Text;

    /// <summary>Where it starts.</summary>
    public SourceLocation Location => Node.Location;

    /// <summary>Where an offset in the expression is written.</summary>
    public SourceLocation Place(int offset)
    {
        var (line, column) = Program.Place(offset);
        return PlaceOf(Node, line, column);
    }

    /// <summary>
    /// The place in the file of a line and column, both from 1, of a text. Exact on one line and, as to the line, in a block
    /// after <c>|</c>; a text of joined lines is known by its start only.
    /// </summary>
    internal static SourceLocation PlaceOf(ScalarNode node, int line, int column) => node.Style switch
    {
        ScalarStyle.Literal => new(node.Location.File, node.Line + line, 0),
        ScalarStyle.Folded => new(node.Location.File, node.Line + 1, 0),
        _ when line > 1 => new(node.Location.File, node.Line, 0),
        ScalarStyle.Quoted => new(node.Location.File, node.Line, node.Column + column),
        _ => new(node.Location.File, node.Line, node.Column + column - 1),
    };
}
