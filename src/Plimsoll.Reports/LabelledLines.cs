namespace Plimsoll.Reports;

/// <summary>Lines with a quiet label in front, whose texts stand below each other.</summary>
/// <param name="page">Where they are written.</param>
/// <param name="width">Columns of the labels.</param>
sealed class LabelledLines(TablePage page, int width)
{
    /// <summary>One text, wrapped; nothing where it is empty.</summary>
    public void Line(string label, string text)
    {
        if (text.Length == 0)
            return;
        foreach (var line in Columns.Wrap(PolicyTestText.OneLine(text), page.Left(width + 2)))
        {
            Painted(label, line);
            label = "";
        }
    }

    /// <summary>Several texts below one label.</summary>
    public void Lines(string label, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Line(label, text);
            label = "";
        }
    }

    /// <summary>A text that is already visible and painted.</summary>
    public void Painted(string label, string text) => page.Painted($"  {page.Ink.Quiet(label.PadRight(width))}{text}");
}
