using System.Text;

namespace Plimsoll.Rego.Builtins;

/// <summary>The flags, the width and the precision of one verb of a format.</summary>
struct GoDirective
{
    /// <summary>Largest width and precision, in characters.</summary>
    public const int MaxSize = 1_000_000;

    /// <summary><c>#</c>: the other form.</summary>
    public bool Sharp { get; set; }

    /// <summary><c>0</c>: pads with zeros.</summary>
    public bool Zero { get; set; }

    /// <summary><c>+</c>: always a sign, or ASCII only.</summary>
    public bool Plus { get; set; }

    /// <summary><c>-</c>: pads to the right.</summary>
    public bool Minus { get; set; }

    /// <summary>A space: room for a sign, or between bytes.</summary>
    public bool Space { get; set; }

    /// <summary>The width; <c>null</c> for none.</summary>
    public int? Width { get; set; }

    /// <summary>The precision; <c>null</c> for none.</summary>
    public int? Precision { get; set; }

    /// <summary>Whether nothing is asked for.</summary>
    public readonly bool IsPlain => Width is null && Precision is null && !Sharp && !Zero && !Plus && !Minus && !Space;

    /// <summary>Appends a text and what fills the width.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="text">The text.</param>
    /// <param name="withZeros">Whether zeros may fill.</param>
    public readonly void Pad(StringBuilder to, ReadOnlySpan<char> text, bool withZeros)
    {
        var fill = Math.Max((Width ?? 0) - (Width is null ? 0 : CodePoints.Count(text)), 0);
        if (Minus)
            to.Append(text).Append(' ', fill);
        else
            to.Append(withZeros && Zero ? '0' : ' ', fill).Append(text);
    }
}
