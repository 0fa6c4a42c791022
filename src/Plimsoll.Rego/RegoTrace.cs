namespace Plimsoll.Rego;

/// <summary>Listens to an evaluation: which lines were reached, and which of them held.</summary>
public sealed class RegoTrace
{
    /// <summary>Most lines that are kept; lines beyond are counted as one.</summary>
    public const int MaxLines = 100_000;

    readonly Dictionary<RegoLocation, RegoLineCount> _lines = [];

    /// <summary>The lines that were reached, with how often.</summary>
    public IReadOnlyDictionary<RegoLocation, RegoLineCount> Lines => _lines;

    /// <summary>Notes that a line was evaluated.</summary>
    internal void Note(RegoLocation at, bool holds)
    {
        if (_lines.Count >= MaxLines && !_lines.ContainsKey(at))
            at = default;
        var count = _lines.GetValueOrDefault(at);
        _lines[at] = new RegoLineCount(count.Reached + 1, count.Held + (holds ? 1 : 0));
    }
}
