using System.Collections.Immutable;
using System.Text;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>One range of affected versions: its events in the order in which the advisory writes them.</summary>
/// <param name="Events">At least one.</param>
/// <remarks>
/// The text form, which the database stores, is one word per event: <c>+</c> introduced, <c>-</c> fixed,
/// <c>=</c> last affected, <c>!</c> limit, each followed by the version; one range per line.
/// </remarks>
public sealed record VersionRange(ImmutableArray<RangeEvent> Events)
{
    const string Marks = "+-=!";

    internal static string Write(ImmutableArray<VersionRange> ranges)
    {
        var text = new StringBuilder();
        foreach (var range in ranges)
        {
            if (text.Length > 0)
                text.Append('\n');
            for (var i = 0; i < range.Events.Length; i++)
            {
                if (i > 0)
                    text.Append(' ');
                text.Append(Marks[(int)range.Events[i].Kind]).Append(range.Events[i].Version);
            }
        }
        return text.ToString();
    }

    /// <exception cref="FormatException">The text is not what <see cref="Write"/> writes.</exception>
    internal static ImmutableArray<VersionRange> Read(string text) => text.Length == 0
        ? []
        : [.. text.Split('\n').Select(line => new VersionRange([.. line.Split(' ').Select(ReadEvent)]))];

    static RangeEvent ReadEvent(string word) => word.Length > 1 && Marks.IndexOf(word[0]) is var kind and >= 0
        ? new RangeEvent((RangeEventKind)kind, word[1..])
        : throw new FormatException($"\"{word}\" is not an event of a version range: expected one of {Marks} and a version.");
}
