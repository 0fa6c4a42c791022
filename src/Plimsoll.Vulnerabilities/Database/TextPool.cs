using System.Runtime.InteropServices;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Gives every distinct text a number. Not safe for concurrent use.</summary>
sealed class TextPool : ITextSource
{
    readonly Dictionary<string, uint> _numbers = new(StringComparer.Ordinal) { [""] = 0 };
    readonly List<string> _texts = [""];
    readonly List<uint> _starts = [0];
    uint _letters;

    /// <summary>How many texts there are.</summary>
    internal int Count => _texts.Count;

    /// <summary>The number of <paramref name="text"/>, a new one where it has none yet.</summary>
    /// <exception cref="DatabaseException">There are too many.</exception>
    internal uint Number(string text)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, text, out var exists);
        if (exists)
            return number;
        if (_texts.Count > (int)DatabaseFormat.TextMask)
            throw new DatabaseException("The feeds hold more distinct texts than a database can number.");
        number = (uint)_texts.Count;
        _starts.Add(_letters);
        _letters = checked(_letters + (uint)text.Length);
        _texts.Add(text);
        return number;
    }

    public ReadOnlySpan<char> Text(uint number) => _texts[(int)number];

    /// <summary>The text itself.</summary>
    internal string String(uint number) => _texts[(int)number];

    /// <summary>Where each text starts, and where the last one ends.</summary>
    internal IEnumerable<uint> Starts => _starts.Append(_letters);

    /// <summary>The texts in the order of their numbers.</summary>
    internal IReadOnlyList<string> Texts => _texts;
}
