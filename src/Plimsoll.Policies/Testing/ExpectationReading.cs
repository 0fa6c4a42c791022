using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Testing;

/// <summary>Reads what a test expects: one word, a mapping, or a list of mappings; beside it <c>expectObject</c> and <c>expectPatch</c>.</summary>
static class ExpectationReading
{
    static readonly (string Name, ExpectedVerdict Value)[] Words =
    [
        ("allow", ExpectedVerdict.Allow),
        ("deny", ExpectedVerdict.Deny),
        ("warn", ExpectedVerdict.Warn),
        ("audit", ExpectedVerdict.Audit),
        ("notMatched", ExpectedVerdict.NotMatched),
        ("error", ExpectedVerdict.Error),
    ];

    /// <summary>The name of a verdict in test files.</summary>
    public static string NameOf(ExpectedVerdict verdict) => Words[(int)verdict].Name;

    public static ImmutableArray<TestExpectation> Read(StrictMapping test, TestProblems problems)
    {
        var expectations = ImmutableArray.CreateBuilder<TestExpectation>();
        var expected = test.Find("expect");
        if (expected is SequenceNode list)
        {
            foreach (var item in list.Items)
                Add(item, test, problems, expectations);
        }
        else if (expected is not null)
        {
            Add(expected, test, problems, expectations);
        }

        if (test.Mapping("expectObject") is { } @object)
            expectations.Add(new TestExpectation(test.LocationOf("expectObject")) { Object = @object });
        if (test.Mapping("expectPatch") is { } patch)
            expectations.Add(new TestExpectation(test.LocationOf("expectPatch")) { Patch = patch });
        if (expectations.Count == 0 && expected is null && test.Find("expectObject") is null && test.Find("expectPatch") is null)
            test.Problem("expect", $"expected {AllWords()}, or a mapping with verdict");
        return expectations.ToImmutable();
    }

    static void Add(
        ObjectNode item, StrictMapping test, TestProblems problems, ImmutableArray<TestExpectation>.Builder expectations)
    {
        if (item is MappingNode mapping)
        {
            expectations.Add(Mapping(new StrictMapping(mapping, "expect", problems), problems));
            return;
        }

        foreach (var (name, verdict) in Words)
        {
            if (item.AsText == name)
            {
                expectations.Add(new TestExpectation(item.Location) { Verdict = verdict });
                return;
            }
        }

        test.Expect("expect", item, $"{AllWords()}, or a mapping with verdict");
    }

    static TestExpectation Mapping(StrictMapping fields, TestProblems problems)
    {
        var read = new TestExpectation(fields.Node.Location)
        {
            Verdict = fields.Word("verdict", Words),
            Policy = fields.Text("policy"),
            Binding = fields.Text("binding"),
            Message = Pattern(fields.Find("message"), "message", fields, problems),
            Reason = fields.Text("reason"),
            Warnings = [.. fields.Texts("warnings").Select(text => Pattern(text, "warnings", fields, problems)).OfType<TextPattern>()],
            AuditAnnotations = Annotations(fields, problems),
            Object = fields.Mapping("object"),
            Patch = fields.Mapping("patch"),
        };
        fields.End();
        if (fields.Node.Entries.All(entry => entry.Key is "policy" or "binding"))
            fields.Problem("verdict", $"expected {AllWords()}");
        return read;
    }

    static ImmutableArray<KeyValuePair<string, TextPattern>> Annotations(StrictMapping fields, TestProblems problems)
    {
        if (fields.Fields("auditAnnotations") is not { } annotations)
            return [];
        var read = ImmutableArray.CreateBuilder<KeyValuePair<string, TextPattern>>();
        foreach (var entry in annotations.Node.Entries)
        {
            if (Pattern(annotations.Find(entry.Key), entry.Key, annotations, problems) is { } pattern)
                read.Add(KeyValuePair.Create(entry.Key, pattern));
        }

        return read.ToImmutable();
    }

    static TextPattern? Pattern(ObjectNode? value, string field, StrictMapping fields, TestProblems problems)
    {
        if (value is null)
            return null;
        if (value.AsText is not { } text)
        {
            fields.Expect(field, value, "a text, or a regular expression between slashes");
            return null;
        }

        if (!TextPattern.TryParse(text, out var pattern, out var problem))
            problems.Add(value.Location, $"{field}: {text} is no regular expression: {problem}");
        return pattern;
    }

    static string AllWords() => string.Join(", ", Words[..^1].Select(word => word.Name)) + $" or {Words[^1].Name}";
}
