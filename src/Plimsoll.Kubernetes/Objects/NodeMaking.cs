using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>Makes nodes that no file holds, at the place of what they were derived from.</summary>
public static class NodeMaking
{
    /// <summary>A mapping; of equal keys the caller gives each once.</summary>
    /// <param name="entries">Keys and values, in order.</param>
    /// <param name="place">Where findings on it point.</param>
    public static MappingNode Mapping(ImmutableArray<MappingEntry> entries, SourceLocation place) =>
        new(place.File, place.Line, place.Column, entries);

    /// <summary>A list of values.</summary>
    /// <param name="items">The values.</param>
    /// <param name="place">Where findings on it point.</param>
    public static SequenceNode Sequence(ImmutableArray<ObjectNode> items, SourceLocation place) =>
        new(place.File, place.Line, place.Column, items);

    /// <summary>A string.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where findings on it point.</param>
    public static ScalarNode Text(string text, SourceLocation place) => Scalar(ScalarKind.String, text, 0, place);

    /// <summary>A whole number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="place">Where findings on it point.</param>
    public static ScalarNode Integer(long number, SourceLocation place) =>
        Scalar(ScalarKind.Integer, number.ToString(CultureInfo.InvariantCulture), number, place);

    /// <summary>Another number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="place">Where findings on it point.</param>
    public static ScalarNode Float(double number, SourceLocation place) => Scalar(
        ScalarKind.Float, number.ToString("R", CultureInfo.InvariantCulture), BitConverter.DoubleToInt64Bits(number), place);

    /// <summary>A boolean.</summary>
    /// <param name="truth">The value.</param>
    /// <param name="place">Where findings on it point.</param>
    public static ScalarNode Boolean(bool truth, SourceLocation place) =>
        Scalar(ScalarKind.Boolean, truth ? "true" : "false", truth ? 1 : 0, place);

    /// <summary>Null.</summary>
    /// <param name="place">Where findings on it point.</param>
    public static ScalarNode Null(SourceLocation place) => Scalar(ScalarKind.Null, "null", 0, place);

    static ScalarNode Scalar(ScalarKind kind, string text, long bits, SourceLocation place) =>
        new(place.File, place.Line, place.Column, kind, text, bits, ScalarStyle.Plain);
}
