namespace Plimsoll.Cel.Syntax;

/// <summary>The text of an expression, with its lines.</summary>
public sealed class SourceText
{
    readonly List<int> _lineStarts = [0];

    /// <summary>Takes the text of an expression.</summary>
    public SourceText(string text)
    {
        Text = text;
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1))
            _lineStarts.Add(i + 1);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>A mistake at a place.</summary>
    /// <param name="offset">The place, in UTF-16 units from 0.</param>
    /// <param name="message">What is wrong.</param>
    public CelIssue Issue(int offset, string message)
    {
        var (line, column) = Place(offset);
        return new CelIssue(offset, line, column, message);
    }

    /// <summary>Line and column of a place, both from 1; columns count characters, a surrogate pair as one.</summary>
    public (int Line, int Column) Place(int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        var column = 1;
        for (var i = _lineStarts[line]; i < offset && i < Text.Length; i++)
        {
            if (!char.IsLowSurrogate(Text[i]))
                column++;
        }

        return (line + 1, column);
    }
}
