using System.CommandLine;
using Plimsoll.Model.Policies;
using Plimsoll.Reports;

namespace Plimsoll.Cli.Options;

/// <summary>How a result is shown: <c>--format</c>, <c>--output</c>, <c>--verbose</c>, <c>--no-color</c>, <c>--on-incomplete</c>.</summary>
sealed class ReportOptions
{
    readonly Option<string> _format = new("--format", "-f")
    {
        Description = "How the result is written: " + string.Join(", ", ReportFormats.All.Select(report => report.Name)) + ".",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => ReportFormats.All[0].Name,
    };

    readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Write the result to FILE instead of standard output.",
        HelpName = "FILE",
    };

    readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Show every finding, also those that are only recorded." };

    readonly Option<bool> _noColor = new("--no-color") { Description = "No colours, also on a terminal. NO_COLOR does the same." };

    readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No progress on standard error." };

    readonly Option<string> _onIncomplete = new("--on-incomplete")
    {
        Description = "What follows when nothing is denied but something could not be examined: fail (exit code 3) or pass (exit code 0).",
        HelpName = "fail|pass",
        DefaultValueFactory = _ => "fail",
    };

    public ReportOptions()
    {
        _format.AcceptOnlyFromAmong([.. ReportFormats.All.Select(report => report.Name)]);
        _onIncomplete.AcceptOnlyFromAmong("fail", "pass");
    }

    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_output);
        command.Add(_verbose);
        command.Add(_noColor);
        command.Add(_quiet);
        command.Add(_onIncomplete);
    }

    /// <summary>Whether progress may be shown.</summary>
    public bool ShowsProgress(ParseResult parsed) => !parsed.GetValue(_quiet);

    /// <summary>Writes the result and says what the process answers.</summary>
    /// <exception cref="UsageException">The output file cannot be written.</exception>
    public int Write(ParseResult parsed, Examination examination, Surroundings surroundings)
    {
        if (!ReportFormats.TryFind(parsed.GetValue(_format)!, out var report))
            throw new UsageException($"--format {parsed.GetValue(_format)}: there is no such format.");

        var verbose = parsed.GetValue(_verbose);
        if (parsed.GetValue(_output) is { } file)
        {
            WriteFile(file, output => report.Write(examination, output, new ReportStyle(false, surroundings.Width, verbose)));
        }
        else
        {
            var color = surroundings.OutputIsTerminal && !parsed.GetValue(_noColor)
                && surroundings.Environment("NO_COLOR") is null or "";
            report.Write(examination, surroundings.Output, new ReportStyle(color, surroundings.Width, verbose));
        }

        return examination.Verdict.Outcome switch
        {
            Outcome.Deny => ExitCode.Denied,
            Outcome.Incomplete when parsed.GetValue(_onIncomplete) == "fail" => ExitCode.Incomplete,
            _ => ExitCode.Pass,
        };
    }

    internal static void WriteFile(string file, Action<TextWriter> write)
    {
        try
        {
            if (TryOpenDevice(file) is { } device)
            {
                using var output = new StreamWriter(device);
                write(output);
                return;
            }

            // Written whole or not at all: a pipeline never reads half a report.
            var unfinished = file + ".unfinished";
            using (var output = new StreamWriter(unfinished))
                write(output);
            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--output {file}: cannot be written: {problem.Message}");
        }
    }

    /// <summary>A device or a pipe, e.g. <c>/dev/null</c>, is written to and never replaced; <c>null</c> for an ordinary file.</summary>
    static FileStream? TryOpenDevice(string file)
    {
        if (!File.Exists(file))
            return null;
        var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        if (!stream.CanSeek || Path.GetFullPath(file).StartsWith("/dev/", StringComparison.Ordinal))
            return stream;
        stream.Dispose();
        return null;
    }
}
