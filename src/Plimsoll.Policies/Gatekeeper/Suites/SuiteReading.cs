using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.Testing;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>Reads Suites as gator does: fields that it does not know are passed over, which is told; a value of another type is a mistake.</summary>
/// <remarks>Gatekeeper, pkg/gator/verify/suite.go, v3.24.</remarks>
sealed class SuiteReading
{
    readonly TestProblems _problems;
    readonly TestProblems _unknown;
    int _cases;

    SuiteReading(string subject) => (_problems, _unknown) = (new TestProblems(subject), new TestProblems(subject));

    /// <summary>The Suite, what is wrong with it, and its fields that nobody knows; it is not run where anything is wrong.</summary>
    /// <param name="document">A document of kind Suite.</param>
    public static (Suite Suite, ImmutableArray<Unread> Problems, ImmutableArray<Unread> Unknown) Read(KubernetesObject document)
    {
        var file = document.Location.File;
        var reading = new SuiteReading(file);
        var name = document.Reference.Name.Length > 0 ? document.Reference.Name : System.IO.Path.GetFileName(file);
        var root = document.Root;
        reading.TellUnknown(root, "apiVersion", "kind", "metadata", "skip", "tests");
        var tests = reading.Items(root, "tests", SuiteLimits.MaxTests).Select(reading.Test).ToImmutableArray();
        var suite = new Suite(name, document.Location, reading.Flag(root, "skip"), tests);
        return (suite, reading._problems.ToImmutable(), reading._unknown.ToImmutable());
    }

    void TellUnknown(MappingNode node, params ReadOnlySpan<string> known)
    {
        foreach (var entry in node.Entries)
        {
            if (!known.Contains(entry.Key, StringComparer.Ordinal))
                _unknown.Add(node.LocationOf(entry.Key), $"{entry.Key}: unknown field, which is passed over: expected {string.Join(", ", known.ToArray())}");
        }
    }

    SuiteTest Test(MappingNode node)
    {
        TellUnknown(node, "name", "template", "constraint", "expansion", "cases", "invalid", "skip");
        return new SuiteTest(Text(node, "name"), node.Location)
        {
            Template = File(node, "template"),
            Constraint = File(node, "constraint"),
            Expansion = File(node, "expansion"),
            IsInvalid = Flag(node, "invalid"),
            IsSkipped = Flag(node, "skip"),
            Cases = [.. Items(node, "cases", SuiteLimits.MaxCases).TakeWhile(IsWithinLimit).Select(Case)],
        };
    }

    bool IsWithinLimit(MappingNode node)
    {
        if (_cases++ < SuiteLimits.MaxCases)
            return true;
        _problems.Add(node.Location, $"more than {SuiteLimits.MaxCases} cases", UnreadReason.LimitExceeded);
        return false;
    }

    SuiteCase Case(MappingNode node)
    {
        TellUnknown(node, "name", "object", "inventory", "assertions", "skip");
        return new SuiteCase(Text(node, "name"), node.Location)
        {
            Object = File(node, "object"),
            Inventory = Files(node, "inventory"),
            Assertions = [.. Items(node, "assertions", SuiteLimits.MaxEntries).Select(Assertion)],
            IsSkipped = Flag(node, "skip"),
        };
    }

    SuiteAssertion Assertion(MappingNode node)
    {
        TellUnknown(node, "violations", "message");
        var assertion = Count(new SuiteAssertion(node.Location) { Node = node }, node["violations"]);
        if (!node["message"].IsSet)
            return assertion;
        var message = Text(node, "message");
        return Cel.Re2Pattern.TryCreate(message, out var pattern, out var problem)
            ? assertion with { Message = pattern }
            : assertion with { Problem = $"message: {problem}" };
    }

    /// <summary>The number that an assertion asks for. Without quotes <c>yes</c> and <c>no</c> are words here, as gator reads them.</summary>
    static SuiteAssertion Count(SuiteAssertion assertion, ObjectNode? written) => written switch
    {
        null or ScalarNode { Kind: ScalarKind.Null } or ScalarNode { Text: "yes" } => assertion,
        ScalarNode { Text: "no" } => assertion with { AtLeast = 0, AtMost = 0 },
        ScalarNode { Kind: ScalarKind.Integer, Integer: >= 0 and <= int.MaxValue and var count } => assertion with { AtLeast = count, AtMost = count },
        ScalarNode scalar => assertion with { Problem = $"violations: expected yes, no or a number from 0, found \"{scalar.Text}\"" },
        _ => assertion with { Problem = "violations: expected yes, no or a number from 0" },
    };

    /// <summary>The mappings of a list.</summary>
    IEnumerable<MappingNode> Items(MappingNode node, string key, int limit)
    {
        if (node[key] is not SequenceNode list)
        {
            if (node[key].IsSet)
                _problems.Add(node.LocationOf(key), $"{key}: expected a list");
            yield break;
        }

        if (list.Items.Length > limit)
            _problems.Add(list.Location, $"{key}: more than {limit} entries", UnreadReason.LimitExceeded);
        foreach (var item in list.Items.Take(limit))
        {
            if (item is MappingNode mapping)
                yield return mapping;
            else if (item.IsSet)
                _problems.Add(item.Location, $"{key}: expected a mapping");
            else
                yield return NodeMaking.Mapping([], item.Location);
        }
    }

    string Text(MappingNode node, string key)
    {
        if (node[key] is ScalarNode scalar)
            return scalar.Kind == ScalarKind.Null ? "" : scalar.Text;
        if (node[key].IsSet)
            _problems.Add(node.LocationOf(key), $"{key}: expected a text");
        return "";
    }

    bool Flag(MappingNode node, string key)
    {
        if (node[key].IsSet && node[key].AsBoolean is null)
            _problems.Add(node.LocationOf(key), $"{key}: expected true or false");
        return node[key].AsBoolean ?? false;
    }

    SuitePath File(MappingNode node, string key) => Path(Text(node, key), node.LocationOf(key));

    ImmutableArray<SuitePath> Files(MappingNode node, string key)
    {
        if (node[key] is not SequenceNode list)
        {
            if (node[key].IsSet)
                _problems.Add(node.LocationOf(key), $"{key}: expected a list of paths");
            return [];
        }

        if (list.Items.Length > SuiteLimits.MaxEntries)
            _problems.Add(list.Location, $"{key}: more than {SuiteLimits.MaxEntries} entries", UnreadReason.LimitExceeded);
        var files = ImmutableArray.CreateBuilder<SuitePath>();
        foreach (var item in list.Items.Take(SuiteLimits.MaxEntries))
        {
            if (item is ScalarNode { Kind: not ScalarKind.Null } scalar)
                files.Add(Path(scalar.Text, scalar.Location));
            else
                _problems.Add(item.Location, $"{key}: expected a path");
        }

        return files.ToImmutable();
    }

    SuitePath Path(string text, SourceLocation place)
    {
        if (text.Length <= SuiteLimits.MaxPathLength && !text.Contains('\0', StringComparison.Ordinal))
            return new SuitePath(text, place);
        _problems.Add(place, $"a path of more than {SuiteLimits.MaxPathLength} characters, or with a NUL in it");
        return SuitePath.None;
    }
}
