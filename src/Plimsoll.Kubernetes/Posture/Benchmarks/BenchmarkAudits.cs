using System.Text.RegularExpressions;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>Reads the commands of checks. They are never run: only forms whose answer is known from what they ask for are read.</summary>
/// <remarks>The forms are those of the benchmarks of kube-bench, https://github.com/aquasecurity/kube-bench/tree/main/cfg.</remarks>
static partial class BenchmarkAudits
{
    /// <summary>Characters of a command that is looked at; the longest of the benchmarks has some 700.</summary>
    const int MaxLength = 4_096;

    const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>What a command asks for; <c>null</c> where it is of no known form.</summary>
    public static BenchmarkAudit? Parse(string command)
    {
        if (command.Length > MaxLength)
            return null;
        var text = Spaces().Replace(Shell(command.Trim()), " ").Trim();
        if (ProcessList().Match(text) is { Success: true } list)
            return new BenchmarkAudit.CommandLine(list.Groups["program"].Value);
        if (Print().Match(text) is { Success: true } print && IsSame(print))
            return new BenchmarkAudit.Content(print.Groups["path"].Value);
        if (Stat().Match(text) is { Success: true } stat && IsSame(stat))
            return new BenchmarkAudit.Modes([.. stat.Groups["path"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Unquoted)], Unquoted(stat.Groups["format"].Value));
        if (Each().Match(text) is { Success: true } each)
            return new BenchmarkAudit.Modes([.. each.Groups["path"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)], Unquoted(each.Groups["format"].Value));
        if (Below().Match(text) is { Success: true } below && IsSame(below))
            return new BenchmarkAudit.Modes([below.Groups["path"].Value.TrimEnd('/')], Unquoted(below.Groups["format"].Value), IsBelow: true, below.Groups["pattern"].Value);
        if (FileOfFlag().Match(text) is { Success: true } file)
            return new BenchmarkAudit.ModesOfFlag(file.Groups["program"].Value, file.Groups["flag"].Value, file.Groups["otherwise"].Value, Unquoted(file.Groups["format"].Value));
        return FolderOfFlag().Match(text) is { Success: true } folder
            ? new BenchmarkAudit.ModesOfFlag(folder.Groups["program"].Value, "--" + folder.Groups["flag"].Value, folder.Groups["otherwise"].Value, Unquoted(folder.Groups["format"].Value))
            : null;
    }

    /// <summary>The inner command of <c>sh -c</c>.</summary>
    static string Shell(string command)
    {
        if (Inner().Match(command) is not { Success: true } inner)
            return command;
        var text = inner.Groups["inner"].Value;
        return inner.Groups["quote"].Value == "\"" ? text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\$", "$", StringComparison.Ordinal) : text;
    }

    /// <summary>What is tested and what is read must be the same file.</summary>
    static bool IsSame(Match match) => !match.Groups["tested"].Success || match.Groups["tested"].Value == match.Groups["path"].Value;

    static string Unquoted(string text) => text.Trim('"', '\'');

    [GeneratedRegex(@"\s+", Options, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(/bin/)?(ba)?sh -c (?<quote>['""])(?<inner>.*)\k<quote>$", Options | RegexOptions.Singleline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Inner();

    [GeneratedRegex(@"^(/bin/)?ps (-ef \| (/bin/)?grep (?<program>\$?[a-z-]+)( \| (/bin/)?grep -v grep)?|-fC (?<program>\$?[a-z-]+))$", Options, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ProcessList();

    [GeneratedRegex(@"^(if test -e (?<tested>\S+); then )?(/bin/)?cat (?<path>[^\s;|]+)( \| grep -v grep)?(; fi)?;?$", Options, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Print();

    [GeneratedRegex(@"^(if test -e (?<tested>\S+); then )?stat -c (?<format>""[^""]*""|'[^']*'|\S+) (?<path>[^;|$&><]+|\$[a-z]+)(; else echo ""File not found"")?(; fi)?;?$", Options, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Stat();

    [GeneratedRegex(@"^for (?<name>[a-z]+) in (?<path>[^;$|&]+); do if test -e \$\k<name>; then stat -c (?<format>""[^""]*""|'[^']*'|\S+) \$\k<name>; fi; done;?$", Options, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Each();

    [GeneratedRegex(@"^(if test -e (?<tested>\S+); then )?find (?<path>[^\s;|]+)( -name '(?<pattern>[^']*)')?( -type f)?( 2> /dev/null)? \| xargs (--no-run-if-empty )?stat -c (?<format>""[^""]*""|'[^']*'|[^\s;]+)(; fi)?;?$", Options, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Below();

    [GeneratedRegex(@"^CAFILE=\$\(ps -ef \| grep (?<program>[a-z-]+) \| grep -v apiserver \| grep -- (?<flag>--[a-z-]+)= \| [^)]*\) if test -z \$CAFILE; then CAFILE=(?<otherwise>\S+); fi if test -e \$CAFILE; then stat -c (?<format>\S+) \$CAFILE; fi$", Options, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FileOfFlag();

    [GeneratedRegex(@"^DATA_DIR='' for d in \$\(ps -ef \| grep (?<program>\$?[a-z]+) \| grep -- --(?<flag>data-dir) \| [^;]*\); do if test -d ""\$d""; then DATA_DIR=""\$d""; fi done if ! test -d ""\$DATA_DIR""; then DATA_DIR=(?<otherwise>\$?[a-z]+); fi stat -c (?<format>\S+) ""\$DATA_DIR""$", Options, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FolderOfFlag();
}
