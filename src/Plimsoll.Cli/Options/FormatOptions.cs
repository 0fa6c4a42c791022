using System.CommandLine;
using Plimsoll.Reports;

namespace Plimsoll.Cli.Options;

/// <summary>How a result is written: <c>--format</c>, <c>--output</c>, <c>--no-color</c>, <c>--quiet</c>.</summary>
sealed class FormatOptions
{
    readonly Option<string> _format;

    readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Write the result to FILE instead of standard output.",
        HelpName = "FILE",
    };

    readonly Option<bool> _noColor = new("--no-color") { Description = "No colours, also on a terminal. NO_COLOR does the same." };

    readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress on standard error." };

    /// <param name="formats">The names of the formats, the default first.</param>
    public FormatOptions(params string[] formats)
    {
        _format = new Option<string>("--format", "-f")
        {
            Description = $"How the result is written: {string.Join(", ", formats)}.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => formats[0],
        };
        _format.AcceptOnlyFromAmong(formats);
    }

    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_output);
        command.Add(_noColor);
        command.Add(_quiet);
    }

    /// <summary>The format asked for.</summary>
    public string Format(ParseResult parsed) => parsed.GetValue(_format)!; // It has a default.

    /// <summary>The line of progress, shown to people only.</summary>
    public ProgressLine Progress(ParseResult parsed, Surroundings surroundings) =>
        new(surroundings.Error, surroundings.Time, !parsed.GetValue(_quiet) && surroundings.ErrorIsTerminal);

    /// <summary>Writes the result where it is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="surroundings">The process.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="isVerbose">Whether everything is listed.</param>
    /// <param name="fileWidth">Columns of a line in a file; 0 where nothing is cut.</param>
    /// <exception cref="UsageException">The output file cannot be written.</exception>
    public void Write(
        ParseResult parsed, Surroundings surroundings, Action<TextWriter, ReportStyle> write, bool isVerbose = false, int fileWidth = 0)
    {
        if (parsed.GetValue(_output) is { } file)
        {
            OutputFile.Write(file, output => write(output, new ReportStyle(false, fileWidth, isVerbose)));
            return;
        }

        var color = surroundings.OutputIsTerminal && !parsed.GetValue(_noColor) && surroundings.Environment("NO_COLOR") is null or "";
        write(surroundings.Output, new ReportStyle(color, surroundings.Width, isVerbose));
    }
}
