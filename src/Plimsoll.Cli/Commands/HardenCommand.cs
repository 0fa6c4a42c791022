using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Plimsoll.Cli.Options;
using Plimsoll.Cli.Rendering;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.PodSecurity;
using Plimsoll.Kubernetes.PodSecurity.Hardening;
using Plimsoll.Kubernetes.Workloads;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll harden</c>: the smallest changes that bring workloads to a level of the Pod Security Standards.</summary>
sealed class HardenCommand(Surroundings surroundings)
{
    /// <summary>Largest file that is edited, in bytes.</summary>
    const long MaxFileBytes = 64 * 1024 * 1024;

    readonly Argument<string[]> _paths = ManifestInput.Argument();

    readonly Option<string> _level = new("--level")
    {
        Description = "The level to reach.",
        HelpName = "baseline|restricted",
        DefaultValueFactory = _ => "restricted",
    };

    readonly Option<string> _version = new("--level-version")
    {
        Description = "The release whose rules are meant: latest or v1.N.",
        HelpName = "v1.N",
        DefaultValueFactory = _ => "latest",
    };

    readonly Option<bool> _write = new("--write") { Description = "Change the files instead of printing patches; comments and order stay." };

    public static Command Create(Surroundings surroundings) => new HardenCommand(surroundings).Create();

    Command Create()
    {
        _level.AcceptOnlyFromAmong("baseline", "restricted");
        var command = new Command("harden", """
            Prints, for each workload, the smallest strategic merge patch that makes it pass a level of the Pod Security Standards.

            Exit codes: 0 every workload passes with the changes, 1 something is left that no change of a field mends, 2 wrong use,
            3 something could not be read.

            Examples:
              plimsoll harden deploy/web.yaml
              plimsoll harden deploy/ --level baseline --write
              kubectl patch deployment web --patch-file <(plimsoll harden deploy/web.yaml)
            """) { _paths, _level, _version, _write };
        command.SetAction(HardenAsync);
        return command;
    }

    async Task<int> HardenAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (!PodSecurityVersion.TryParse(parsed.GetValue(_version), out var version))
            throw new UsageException($"--level-version {parsed.GetValue(_version)}: expected latest or v1.N, e.g. v1.33.");
        var level = parsed.GetValue(_level) == "baseline" ? PodSecurityLevel.Baseline : PodSecurityLevel.Restricted;
        var paths = parsed.GetValue(_paths)!; // At least one is required.
        var isWritten = parsed.GetValue(_write);
        if (isWritten && paths.Contains("-", StringComparer.Ordinal))
            throw new UsageException("--write: standard input is no file that could be changed; leave --write out for patches.");
        if (isWritten && paths.Select(RenderedPath.Parse).OfType<RenderedPath>().FirstOrDefault() is { } rendered)
            throw new UsageException($"--write: {rendered} is rendered, there is no file that could be changed; leave --write out for patches.");

        var input = await ManifestInput.ReadAsync(paths, surroundings, cancellation);
        input = input with { Unread = input.Unread.AddRange(input.Objects.SelectMany(written => PodTemplateProblems.In(written))) };
        foreach (var unread in input.Unread)
            await surroundings.Error.WriteLineAsync($"plimsoll harden: {unread.Location?.ToString() ?? unread.Subject}: {unread.Detail}");
        ImmutableArray<HardeningAdvice> advice = [.. input.Objects.SelectMany(PodTemplates.In).Select(template => HardeningAdvice.Of(template, level, version))];
        if (advice.IsEmpty && input.Unread.IsEmpty)
            throw new UsageException($"{string.Join(", ", paths)}: no workload found.");

        var unwritten = isWritten ? await WriteAsync(advice, level, version, cancellation) : 0;
        if (!isWritten)
            await surroundings.Output.WriteAsync(string.Join("---\n", advice.Where(item => !item.Changes.IsEmpty || !item.Left.IsEmpty).Select(PatchOf)));
        await SayLeftAsync(advice);
        if (advice.Any(item => !item.Left.IsEmpty))
            return ExitCode.Denied;
        return input.Unread.IsEmpty && unwritten == 0 ? ExitCode.Pass : ExitCode.Incomplete;
    }

    static string PatchOf(HardeningAdvice advice)
    {
        var text = new StringBuilder();
        var workload = advice.Template.Workload;
        text.Append($"# {workload.Object.Kind} {workload.Object.Name}  {workload.Location}\n");
        foreach (var change in advice.Changes)
            text.Append($"#   {change.Field}: {change.Consequence}\n");
        foreach (var left in advice.Left)
            text.Append($"#   left for you: {left.Message}  {left.Location}\n");
        return text.Append(advice.Patch).ToString();
    }

    /// <returns>How many files could not be changed.</returns>
    async Task<int> WriteAsync(ImmutableArray<HardeningAdvice> advice, PodSecurityLevel level, PodSecurityVersion version, CancellationToken cancellation)
    {
        var failed = 0;
        foreach (var file in advice.Where(item => !item.Changes.IsEmpty).GroupBy(item => item.Template.Workload.Location.File, StringComparer.Ordinal))
        {
            var count = file.Sum(item => item.Changes.Length);
            if (await WriteAsync(file.Key, [.. file.SelectMany(item => item.Edits)], level, version, cancellation) is { } problem)
            {
                failed++;
                await surroundings.Error.WriteLineAsync($"plimsoll harden: {file.Key}: not changed: {problem}");
                continue;
            }

            await surroundings.Output.WriteLineAsync($"{file.Key}: {count} fields changed in {file.Count()} workloads");
        }

        return failed;
    }

    /// <returns>What went wrong; <c>null</c> where the file was changed.</returns>
    static async Task<string?> WriteAsync(
        string file, ImmutableArray<NodePatch> edits, PodSecurityLevel level, PodSecurityVersion version, CancellationToken cancellation)
    {
        try
        {
            if (new FileInfo(file).Length > MaxFileBytes)
                return $"larger than {MaxFileBytes} bytes";
            string text;
            using (var reader = new StreamReader(file, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false))
                text = await reader.ReadToEndAsync(cancellation);
            var mark = text.StartsWith('\uFEFF') ? "\uFEFF" : "";
            if (YamlPatching.Apply(text[mark.Length..], edits) is not { } edited)
                return "a field was not found at its place, or two changes meet there; use the patch";
            if (!await HardenedManifest.IsAsPromisedAsync(file, text, mark + edited, level, version, cancellation))
                return "the changed text would not be what was promised; use the patch";
            OutputFile.Write(file, output => output.Write(mark + edited));
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return problem.Message;
        }
    }

    async Task SayLeftAsync(ImmutableArray<HardeningAdvice> advice)
    {
        var left = advice.Sum(item => item.Left.Length);
        if (left > 0)
        {
            await surroundings.Error.WriteLineAsync(
                $"plimsoll harden: {left} {(left == 1 ? "break is" : "breaks are")} left that no change of a field mends; see \"left for you\" or plimsoll check.");
        }
    }
}
