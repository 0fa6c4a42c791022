using Plimsoll.Model.Policies;

namespace Plimsoll.Reports;

/// <summary>Writes the lines of the table; every text that it is given is made visible first, so it cannot steer the terminal.</summary>
sealed class TablePage
{
    const int MarkWidth = 5;
    const string Indent = "  ";

    readonly TextWriter _output;
    readonly Ink _ink;

    /// <summary>A page on <paramref name="output"/>.</summary>
    public TablePage(TextWriter output, ReportStyle style)
    {
        (_output, _ink, Verbose) = (output, new Ink(style.Color), style.Verbose);
        Width = style.Width <= 0 ? int.MaxValue : Math.Max(style.Width, Columns.MinWidth);
    }

    /// <summary>Columns of a line; <see cref="int.MaxValue"/> where nothing is cut.</summary>
    public int Width { get; }

    /// <summary>Whether everything is listed.</summary>
    public bool Verbose { get; }

    /// <summary>The colours.</summary>
    public Ink Ink => _ink;

    /// <summary>An empty line.</summary>
    public void Gap() => _output.WriteLine();

    /// <summary>One line as it is.</summary>
    public void Line(string text) => _output.WriteLine(VisibleText.Of(text));

    /// <summary>One line of parts that are already visible and painted.</summary>
    public void Painted(string text) => _output.WriteLine(text);

    /// <summary>A line that nobody may miss.</summary>
    public void Notice(string text) => _output.WriteLine(_ink.Loud(VisibleText.Of(text)));

    /// <summary>A line that is seldom needed.</summary>
    public void Quiet(string text) => _output.WriteLine(_ink.Quiet(Columns.CutEnd(VisibleText.Of(text), Width)));

    /// <summary>The beginning of a section: what, and where it is written.</summary>
    public void Heading(string subject, string place)
    {
        var visible = Columns.CutEnd(VisibleText.Of(subject), Width);
        var where = place.Length == 0
            ? ""
            : "   " + _ink.Quiet(Columns.CutStart(VisibleText.Of(place), Math.Max(20, Left(visible.Length + 3))));
        _output.WriteLine(_ink.Heading(visible) + where);
    }

    /// <summary>One finding: <c>DENY  file:line  ID  message</c>, the message below where the line is too narrow.</summary>
    public void Finding(Enforcement enforcement, string place, string id, string message)
    {
        var mark = enforcement.ToString().ToUpperInvariant().PadRight(MarkWidth);
        var where = Columns.CutStart(VisibleText.Of(place), Left(Indent.Length + MarkWidth + 2));
        var head = $"{where}  {VisibleText.Of(id)}";
        var text = VisibleText.Of(message);
        var start = Indent + _ink.Of(enforcement, mark) + " ";
        if (head.Length + 2 + text.Length <= Left(Indent.Length + MarkWidth + 1))
        {
            _output.WriteLine($"{start}{head}  {text}");
            return;
        }
        _output.WriteLine(start + head);
        Hanging(text, "", line => line);
    }

    /// <summary>What to do about the finding above.</summary>
    public void Remedy(string text) => Hanging(VisibleText.Of(text), "fix: ", _ink.Remedy);

    /// <summary>The rule that decided on the finding above.</summary>
    public void Because(string text) => Hanging(VisibleText.Of(text), "because: ", _ink.Quiet);

    /// <summary>What the API server itself says of the object.</summary>
    public void ApiServer(Enforcement enforcement, string text) => Hanging(
        VisibleText.Of(text),
        (enforcement, text[0]) switch
        {
            (Enforcement.Deny, 'v') => "API server of its Pods: ",
            (Enforcement.Deny, _) => "API server: ",
            (Enforcement.Warn, _) => "API server warns: ",
            _ => "audit log: ",
        },
        _ink.Quiet);

    /// <summary>The last line.</summary>
    public void Verdict(Outcome outcome, string word, string line) =>
        _output.WriteLine(_ink.Of(outcome, word) + line[word.Length..]);

    /// <summary>What is left of a line after <paramref name="used"/> columns.</summary>
    public int Left(int used) => Width == int.MaxValue ? int.MaxValue : Math.Max(1, Width - used);

    void Hanging(string text, string label, Func<string, string> paint)
    {
        var margin = new string(' ', Indent.Length + MarkWidth + 1);
        var prefix = label;
        foreach (var line in Columns.Wrap(text, Left(margin.Length + label.Length)))
        {
            _output.WriteLine(margin + paint(prefix + line));
            prefix = new string(' ', label.Length);
        }
    }
}
