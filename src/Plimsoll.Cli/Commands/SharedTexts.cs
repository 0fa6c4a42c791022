namespace Plimsoll.Cli.Commands;

/// <summary>Keeps equal texts once: a million lines name the same few thousand workloads.</summary>
sealed class SharedTexts
{
    readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The text, always the same object for equal ones.</summary>
    /// <param name="text">The text.</param>
    public string Of(string text)
    {
        if (_known.TryGetValue(text, out var known))
            return known;
        _known.Add(text);
        return text;
    }
}
