using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

/// <summary>Reads PolicyTest documents, strictly.</summary>
/// <remarks>docs/policies/testing.md; docs/schemas/policytest.schema.json.</remarks>
public static class PolicyTestReading
{
    /// <summary>Reads a document of kind PolicyTest.</summary>
    /// <param name="document">The document.</param>
    /// <returns>What could be read, and what could not, with places; a test with a problem is left out.</returns>
    public static (PolicyTestFile File, ImmutableArray<Unread> Unread) Read(KubernetesObject document)
    {
        var file = document.Location.File;
        var problems = new TestProblems(file);
        var fields = new StrictMapping(document.Root, "", problems);
        if (fields.Text("apiVersion") is { Length: > 0 } version && version != PolicyTestFile.ApiVersion)
            fields.Problem("apiVersion", $"expected {PolicyTestFile.ApiVersion}, found \"{version}\"");
        fields.Text("kind");
        var name = NameOf(fields);

        var read = new PolicyTestFile(name.Length > 0 ? name : Path.GetFileName(file), document.Location)
        {
            Policies = [.. fields.Texts("policies").Select(path => new ObjectSource.InFile(path.Location, path.Text, "", ""))],
            KubernetesVersion = fields.Text("kubernetesVersion"),
            VersionLocation = fields.LocationOf("kubernetesVersion"),
            Given = Sources(fields, "given", problems),
            Tests = Tests(fields, problems),
        };
        fields.End();
        return (read, problems.ToImmutable());
    }

    static string NameOf(StrictMapping fields)
    {
        if (fields.Fields("metadata") is not { } metadata)
            return "";
        var name = metadata.Text("name");
        metadata.Mapping("labels");
        metadata.Mapping("annotations");
        metadata.End();
        return name;
    }

    static ImmutableArray<PolicyTest> Tests(StrictMapping fields, TestProblems problems)
    {
        if (fields.Items("tests") is not { Length: > 0 } items)
        {
            fields.Problem("tests", "expected a list of at least one test");
            return [];
        }

        var tests = ImmutableArray.CreateBuilder<PolicyTest>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (tests.Count == PolicyTestLimits.MaxTests)
            {
                problems.Add(item.Location, $"the rest of the tests: more than {PolicyTestLimits.MaxTests}", UnreadReason.LimitExceeded);
                break;
            }

            if (item is not MappingNode mapping)
            {
                problems.Add(item.Location, $"tests: expected a mapping with name, object and expect, found {StrictMapping.Describe(item)}");
                continue;
            }

            var before = problems.Count;
            var test = Test(new StrictMapping(mapping, "test", problems), problems);
            if (test.Name.Length > 0 && !names.Add(test.Name))
                problems.Add(test.Location, $"test.name: \"{test.Name}\" is the name of an earlier test too");
            if (problems.Count == before)
                tests.Add(test);
        }

        return tests.ToImmutable();
    }

    static PolicyTest Test(StrictMapping fields, TestProblems problems)
    {
        var test = new PolicyTest(fields.Text("name"), fields.Node.Location)
        {
            Object = Source(fields.Find("object"), "object", problems),
            Patch = fields.Mapping("patch"),
            OldObject = Source(fields.Find("oldObject"), "oldObject", problems),
            OldPatch = fields.Mapping("oldPatch"),
            Operation = Operation(fields),
            Review = Source(fields.Find("review"), "review", problems),
            User = User(fields),
            Namespace = Namespace(fields),
            Params = fields.Node["params"] is null ? Absent(fields, "params") : Sources(fields, "params", problems),
            Given = Sources(fields, "given", problems),
            IsDryRun = fields.Boolean("dryRun"),
            Subresource = fields.Text("subresource"),
            Expectations = ExpectationReading.Read(fields, problems),
        };
        fields.End();
        Check(test, fields);
        return test;
    }

    static ImmutableArray<ObjectSource>? Absent(StrictMapping fields, string field)
    {
        fields.Find(field);
        return null;
    }

    static void Check(PolicyTest test, StrictMapping fields)
    {
        if (test.Name.Length == 0 && fields.Find("name") is null)
            fields.Problem("name", "expected a name that says what is tested");
        var objects = new[] { "object", "oldObject", "patch", "oldPatch", "operation", "subresource", "dryRun", "user" };
        if (fields.Find("review") is not null)
        {
            if (objects.FirstOrDefault(field => fields.Find(field) is not null) is { } both)
                fields.Problem(both, "a review says that itself: expected either review or object");
        }
        else if (fields.Find("object") is null && fields.Find("oldObject") is null)
        {
            fields.Problem("object", "expected an object, an oldObject or a review");
        }
        else if (fields.Find("object") is null && test.Patch is not null)
        {
            fields.Problem("patch", "expected an object that it changes");
        }
        else if (test is { Operation: AdmissionOperation.Create or AdmissionOperation.Connect, OldObject: not null })
        {
            fields.Problem("oldObject", "there is none before CREATE or CONNECT");
        }
        else if (test is { Operation: AdmissionOperation.Delete, OldObject: not null, Object: not null })
        {
            fields.Problem("object", "DELETE has one object: expected either object or oldObject");
        }
        else if (test is { Operation: AdmissionOperation.Create or AdmissionOperation.Update, Object: null })
        {
            fields.Problem("operation", "expected an object");
        }
    }

    static AdmissionOperation? Operation(StrictMapping fields) => fields.Word(
        "operation",
        ("CREATE", AdmissionOperation.Create),
        ("UPDATE", AdmissionOperation.Update),
        ("DELETE", AdmissionOperation.Delete),
        ("CONNECT", AdmissionOperation.Connect));

    static UserInfo? User(StrictMapping fields)
    {
        if (fields.Find("user").AsText is { } username)
            return UserInfo.Default with { Username = username, Groups = ["system:authenticated"] };
        if (fields.Fields("user") is not { } user)
            return null;
        var name = user.Text("username");
        var uid = user.Text("uid");
        var groups = user.Texts("groups").Select(group => group.Text).ToImmutableArray();
        var extra = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        if (user.Fields("extra") is { } extras)
        {
            foreach (var entry in extras.Node.Entries)
                extra[entry.Key] = [.. extras.Texts(entry.Key).Select(text => text.Text)];
        }

        user.End();
        return new UserInfo(name, uid, groups, extra.ToImmutable());
    }

    static NamespaceOverride? Namespace(StrictMapping fields)
    {
        if (fields.Find("namespace") is not { } value)
            return null;
        if (value.AsText is { } only)
            return new NamespaceOverride(only, null);
        if (fields.Fields("namespace") is not { } parts)
            return null;
        var read = new NamespaceOverride(parts.Text("name"), parts.Mapping("labels"));
        parts.End();
        return read;
    }

    static ImmutableArray<ObjectSource> Sources(StrictMapping fields, string field, TestProblems problems)
    {
        if (fields.Find(field) is not { } value)
            return [];
        ImmutableArray<ObjectNode> items = value is SequenceNode sequence ? sequence.Items : [value];
        return [.. items.Select(item => Source(item, field, problems)).OfType<ObjectSource>()];
    }

    static ObjectSource? Source(ObjectNode? value, string field, TestProblems problems)
    {
        if (value is null)
            return null;
        if (value.AsText is { Length: > 0 } text)
            return InFile(text, value.Location, field, problems);
        if (value is MappingNode mapping)
        {
            if (KubernetesObject.From(mapping) is { } inline)
                return new ObjectSource.Inline(mapping.Location, inline);
            if (field == "given" && mapping["namespace"].AsText is not null)
                return ShortNamespace(mapping, problems);
        }

        problems.Add(
            value.Location,
            $"{field}: expected a path, or an object with apiVersion and kind, found {StrictMapping.Describe(value)}");
        return null;
    }

    static ObjectSource.InFile? InFile(string text, SourceLocation place, string field, TestProblems problems)
    {
        var hash = text.LastIndexOf('#');
        if (hash < 0)
            return new ObjectSource.InFile(place, text, "", "");
        var selector = text[(hash + 1)..];
        var slash = selector.IndexOf('/', StringComparison.Ordinal);
        if (hash > 0 && slash > 0 && slash < selector.Length - 1)
            return new ObjectSource.InFile(place, text[..hash], selector[..slash], selector[(slash + 1)..]);
        problems.Add(place, $"{field}: expected PATH#KIND/NAME, e.g. app.yaml#Deployment/web, found \"{text}\"");
        return null;
    }

    static ObjectSource.ShortNamespace ShortNamespace(MappingNode mapping, TestProblems problems)
    {
        var fields = new StrictMapping(mapping, "given", problems);
        var name = fields.Text("namespace");
        var labels = fields.Mapping("labels");
        fields.End();
        return new ObjectSource.ShortNamespace(mapping.Location, TestNamespaces.Make(name, labels, mapping.Location));
    }
}
