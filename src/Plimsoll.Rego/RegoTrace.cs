namespace Plimsoll.Rego;

/// <summary>Listens to an evaluation: which lines were reached, which of them held, and what <c>print</c> and <c>trace</c> said.</summary>
public sealed class RegoTrace
{
    /// <summary>Most lines that are counted one by one; lines beyond are counted as one without a place.</summary>
    public const int MaxLines = 100_000;

    /// <summary>Most notes that are kept.</summary>
    public const int MaxNotes = 10_000;

    readonly Dictionary<RegoLocation, RegoLineCount> _lines = [];
    readonly List<RegoNote> _notes = [];

    /// <summary>The lines that were reached, with how often.</summary>
    public IReadOnlyDictionary<RegoLocation, RegoLineCount> Lines => _lines;

    /// <summary>What policies printed, in order.</summary>
    public IReadOnlyList<RegoNote> Notes => _notes;

    /// <summary>How many notes were not kept because there were more than <see cref="MaxNotes"/>.</summary>
    public long NotesLost { get; private set; }

    /// <summary>Notes that a line was evaluated.</summary>
    internal void Note(RegoLocation at, bool holds)
    {
        if (_lines.Count >= MaxLines && !_lines.ContainsKey(at))
            at = default;
        var count = _lines.GetValueOrDefault(at);
        _lines[at] = new RegoLineCount(count.Reached + 1, count.Held + (holds ? 1 : 0));
    }

    /// <summary>Notes what a policy printed.</summary>
    internal void Note(RegoLocation at, string text)
    {
        if (_notes.Count < MaxNotes)
            _notes.Add(new RegoNote(at, text));
        else
            NotesLost++;
    }
}
