using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Plimsoll.Cel;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Suites;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>Rewrites the assertions of Suites to what came: their <c>violations</c> and <c>message</c>. Everything else in a file stays as it is written.</summary>
/// <param name="Files">The files that were rewritten.</param>
/// <param name="Unread">Files that could not be.</param>
public sealed record SuiteUpdate(ImmutableArray<string> Files, ImmutableArray<Unread> Unread)
{
    /// <summary>Rewrites the Suites whose assertions do not hold.</summary>
    /// <param name="suites">The Suites, as they were run.</param>
    /// <param name="results">What became of them, in the same order.</param>
    /// <param name="cancellation">Stops the writing, between two files.</param>
    public static async Task<SuiteUpdate> WriteAsync(
        ImmutableArray<Suite> suites, ImmutableArray<SuiteResult> results, CancellationToken cancellation)
    {
        var files = ImmutableArray.CreateBuilder<string>();
        var unread = ImmutableArray.CreateBuilder<Unread>();
        foreach (var file in suites.Zip(results).GroupBy(pair => pair.First.Location.File, StringComparer.Ordinal))
        {
            var changes = file.SelectMany(pair => Failed(pair.First, pair.Second)).SelectMany(Changes).ToList();
            if (changes.Count == 0)
                continue;
            if (await WriteAsync(file.Key, changes, cancellation) is { } problem)
                unread.Add(new Unread(file.Key, UnreadReason.Inaccessible, $"--update: {problem}", new SourceLocation(file.Key, 0, 0)));
            else
                files.Add(file.Key);
        }

        return new SuiteUpdate(files.ToImmutable(), unread.ToImmutable());
    }

    static IEnumerable<(SuiteCase Case, ImmutableArray<string> Messages)> Failed(Suite suite, SuiteResult result) =>
        from test in suite.Tests.Zip(result.Tests)
        from @case in test.First.Cases.Zip(test.Second.Cases)
        where @case.Second.Outcome == SuiteOutcome.Failed && @case.Second.Violations.Length < SuiteLimits.MaxMessages
        select (@case.First, @case.Second.Violations);

    static IEnumerable<Change> Changes((SuiteCase Case, ImmutableArray<string> Messages) failed)
    {
        foreach (var assertion in failed.Case.Assertions)
        {
            if (assertion.Problem.Length > 0 || assertion.Node is not { } node
                || AssertionCheck.Count(assertion, failed.Messages) is not { } count || assertion.IsMet(count))
            {
                continue;
            }

            if (count == 0 && assertion is { Message: not null, AtLeast: > 0 } && !failed.Messages.IsEmpty)
            {
                var message = Unclaimed(failed.Case, failed.Messages);
                yield return Change.Of(node, "message", YamlEditing.Scalar(Re2Pattern.Escape(message)));
                count = failed.Messages.Count(other => other == message);
                if (assertion.IsMet(count))
                    continue;
            }

            yield return Change.Of(node, "violations", Number(assertion, count));
        }
    }

    /// <summary>The first message that no assertion is about; the first one where there is none.</summary>
    static string Unclaimed(SuiteCase @case, ImmutableArray<string> messages) =>
        messages.FirstOrDefault(message => !@case.Assertions.Any(assertion => assertion.Message?.IsMatch(message) == true)) ?? messages[0];

    /// <summary>The number as the assertion would write it: a word where it has one.</summary>
    static string Number(SuiteAssertion assertion, int count)
    {
        var isWord = assertion.AtMost == long.MaxValue || assertion.Node?["violations"] is ScalarNode { Text: "no" };
        if (isWord)
            return count == 0 ? "no" : "yes";
        return count.ToString(CultureInfo.InvariantCulture);
    }

    static async Task<string?> WriteAsync(string file, List<Change> changes, CancellationToken cancellation)
    {
        try
        {
            string text;
            using (var reader = new StreamReader(file, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false))
                text = await reader.ReadToEndAsync(cancellation);
            var mark = text.StartsWith('\uFEFF') ? "\uFEFF" : "";
            var lines = text[mark.Length..].Split('\n');
            var edits = changes.Select(change => change.In(lines)).DistinctBy(edit => (edit.Line, edit.Column));
            if (!YamlEditing.TryEdit(text[mark.Length..], edits, out var edited))
                return "an assertion was not found at its place";
            // Whoever reads the Suite meanwhile reads the old one or the new one.
            var unfinished = file + ".unfinished";
            await using (var writer = new StreamWriter(unfinished, append: false, new UTF8Encoding(false)))
                await writer.WriteAsync(mark + edited);
            File.Move(unfinished, file, overwrite: true);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return problem.Message;
        }
    }

    /// <summary>A value of an assertion that is another one now.</summary>
    sealed record Change(SourceLocation Place, string Key, string Value, bool IsNew, bool IsFirst)
    {
        public static Change Of(MappingNode node, string key, string value) => node[key] is ScalarNode scalar
            ? new Change(scalar.Location, key, value, false, false)
            : new Change(node.Location, key, value, true, node.Entries.IsEmpty);

        /// <summary>The edit; a key that is not there becomes the first of its mapping.</summary>
        public YamlEdit In(string[] lines)
        {
            if (!IsNew)
                return new YamlEdit(Place.Line, Place.Column, Value);
            var line = Place.Line <= lines.Length ? lines[Place.Line - 1] : "";
            var isFlow = Place.Column <= line.Length && line[Place.Column - 1] == '{';
            return isFlow
                ? new YamlEdit(Place.Line, Place.Column + 1, $"{Key}: {Value}{(IsFirst ? "" : ", ")}", IsInsertion: true)
                : new YamlEdit(Place.Line, Place.Column, $"{Key}: {Value}{(line.EndsWith('\r') ? "\r" : "")}\n{new string(' ', Place.Column - 1)}", IsInsertion: true);
        }
    }
}
