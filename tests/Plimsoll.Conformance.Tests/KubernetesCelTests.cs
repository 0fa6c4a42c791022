using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Plimsoll.Cel;
using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Conformance;

/// <summary>The tables of Kubernetes' own tests of its CEL libraries: values, refused expressions, costs.</summary>
public sealed partial class KubernetesCelTests
{
    static readonly string[] Expressions = ["expr", "expression"];
    static readonly string[] Values = ["expectResult", "expectValue", "expectedValue", "expectedVal", "expectEvalResult"];
    static readonly string[] CompileErrors = ["expectCompileErrs", "expectedCompileErr", "expectValidCompileErr", "expectCompileError"];
    static readonly string[] RuntimeErrors = ["expectRuntimeErr", "expectedRuntimeErr", "wantErr"];
    static readonly string[] EstimatedCosts = ["expectEstimatedCost", "expectEsimatedCost"];

    /// <summary>Go expressions that the tables write for values, as expressions of the language.</summary>
    static readonly Dictionary<string, string> GoValues = new(StringComparer.Ordinal)
    {
        ["trueVal"] = "true",
        ["true"] = "true",
        ["types.True"] = "true",
        ["falseVal"] = "false",
        ["types.OptionalNone"] = "optional.none()",
        ["apiservercel.CIDR{Prefix: ipv4CIDR}"] = "cidr('192.168.0.0/24')",
        ["apiservercel.CIDR{Prefix: ipv6CIDR}"] = "cidr('2001:db8::/32')",
        ["dynamic.NewObjectVal(types.NewObjectType(\"Object\"), map[string]ref.Val{})"] = "Object{}",
    };

    static readonly CelEnvironment Environment = With(KubernetesEnvironment.For(KubernetesVersion.Newest));

    /// <summary>What two of the Go tests declare beside their tables.</summary>
    static readonly CelEnvironment Declared = Environment
        .With(new CelLibrary("declared")
        {
            Structs =
            [
                new DeclaredStruct("Test", ("x", CelType.Int)),
                new DeclaredStruct("Foo", ("foo", CelType.String), ("confusion", CelType.String)),
                new DeclaredStruct("Bar", ("bar", CelType.String), ("confusion", CelType.Int)),
            ],
        })
        .WithVariable("foo", CelType.Struct("Foo"))
        .WithVariable("bar", CelType.Struct("Bar"));

    [Fact]
    public void Values_and_errors_are_those_of_Kubernetes()
    {
        var suite = ConformanceSuite.Open("k8s-cel", "values");
        foreach (var (id, row) in Rows(suite))
        {
            if (IsOfAnotherTest(row))
                continue;
            if (Text(row, Expressions) is not { } expression)
                suite.Skip(id, "a part of a row: what is expected of it is not in the table");
            else if (row.TryGetProperty("activation", out _) || Function(row) == "TestListAdd")
                suite.Skip(id, "its variables are Go variables, which the table only names");
            else
                CompareValue(suite, id, row, expression);
        }

        suite.Finish();
    }

    [Fact]
    public void Costs_are_those_of_Kubernetes()
    {
        var suite = ConformanceSuite.Open("k8s-cel", "costs");
        // The tables are of an environment that does not compute constants beforehand; that of sets takes literals of mixed types.
        var environment = Environment.WithOptions(Environment.Options with { FoldsConstants = false });
        var mixed = environment.WithOptions(environment.Options with { HomogeneousLiterals = false });
        foreach (var (id, row) in Rows(suite))
        {
            if (row.TryGetProperty("expectRuntimeCost", out var actual))
            {
                CompareCost(
                    suite, id, row, Function(row) == "TestSetsCost" ? mixed : environment,
                    ulong.Parse(actual.GetProperty("go").GetString()!, CultureInfo.InvariantCulture));
            }
        }

        suite.Finish();
    }

    /// <summary>Costs and mutations have tests of their own.</summary>
    static bool IsOfAnotherTest(JsonElement row) => row.TryGetProperty("expectRuntimeCost", out _) || row.TryGetProperty("gvr", out _);

    static string? Function(JsonElement row) => row.GetProperty("_func").GetString();

    static void CompareValue(ConformanceSuite suite, string id, JsonElement row, string expression)
    {
        var environment = Function(row) is "TestMultipleTypes" or "TestTypeProvider" ? Declared : Environment;
        var result = environment.Compile(expression);
        var issues = string.Join("; ", result.Issues);
        if (Has(row, CompileErrors))
        {
            suite.Record(id, !result.IsSuccess, $"{expression}: compiled");
            return;
        }

        if (!Has(row, RuntimeErrors) && !Has(row, Values))
        {
            suite.Skip(id, "what is expected of it is not in the table");
            return;
        }

        var value = result.IsSuccess ? result.Program.Evaluate(Variables(environment)) : CelValue.Null;
        if (Has(row, RuntimeErrors))
        {
            // The rows write regular expressions, but only ".*" in them is one.
            var message = Text(row, RuntimeErrors)!.Split(".*")[0];
            suite.Record(id, value.AsError?.Message.Contains(message, StringComparison.Ordinal) == true, $"{expression}: {value} {issues}; expected {message}");
            return;
        }

        if (Expected(row) is not { } expected)
            CompareLiteral(suite, id, row, value, $"{expression}: {value} {issues}");
        else
            suite.Record(id, result.IsSuccess && CelValue.AreEqual(value, expected), $"{expression}: {value} {issues}; expected {expected}");
    }

    /// <summary>Objects are expected as Go literals.</summary>
    static void CompareLiteral(ConformanceSuite suite, string id, JsonElement row, CelValue value, string detail)
    {
        var go = row.EnumerateObject().First(property => Values.Contains(property.Name)).Value.GetProperty("go").GetString()!;
        if (!GoLiteral.TryRead(go, out var expected, out var problem))
            suite.Skip(id, $"what is expected is {problem}");
        else
            suite.Record(id, IsWritten(value, expected), $"{detail}; expected {expected?.ToJsonString()}");
    }

    static bool IsWritten(CelValue value, JsonNode? expected) => value.AsStruct switch
    {
        DynamicObject made => IsWritten(made.Fields, expected),
        JsonPatchOperation patch => IsWritten(
            [
                KeyValuePair.Create("op", CelValue.String(patch.Operation)),
                .. Set("path", CelValue.String(patch.Path), patch.Path.Length > 0),
                .. Set("from", CelValue.String(patch.From), patch.From.Length > 0),
                .. Set("val", patch.Value, patch.HasValue),
            ],
            expected),
        _ => CelValue.AreEqual(value, Cel.Values.JsonValue.Of(JsonSerializer.SerializeToElement(expected))),
    };

    static bool IsWritten(IReadOnlyCollection<KeyValuePair<string, CelValue>> fields, JsonNode? expected) => expected is JsonObject map
        && fields.Count == map.Count && fields.All(field => map.TryGetPropertyValue(field.Key, out var theirs) && IsWritten(field.Value, theirs));

    static KeyValuePair<string, CelValue>[] Set(string name, CelValue value, bool isSet) => isSet ? [KeyValuePair.Create(name, value)] : [];

    /// <summary>The variables that the Go tests declare beside their tables.</summary>
    static CelEvaluation Variables(CelEnvironment environment)
    {
        var evaluation = new CelEvaluation(environment);
        if (environment == Declared)
        {
            evaluation.Set("foo", CelValue.Of(CelMap.Of([KeyValuePair.Create("foo", CelValue.String("value"))])));
            evaluation.Set("bar", CelValue.Of(CelMap.Of([KeyValuePair.Create("bar", CelValue.String("value"))])));
        }

        return evaluation;
    }

    static void CompareCost(ConformanceSuite suite, string id, JsonElement row, CelEnvironment environment, ulong expected)
    {
        var expression = row.GetProperty("expr").GetString()!;
        var result = environment.Compile(expression);
        if (!result.IsSuccess)
        {
            suite.Record(id, false, $"{expression}: {string.Join("; ", result.Issues)}");
            return;
        }

        var evaluation = new CelEvaluation(environment);
        evaluation.Set("authorizer", CelValue.Of(AuthorizerValue.For(new AuthorizationUser("user", []), new NoOpinion())));
        result.Program.Evaluate(evaluation);
        var estimate = result.Program.EstimateCost(new ShortTexts());
        var range = CostRange().Match(row.EnumerateObject().First(member => EstimatedCosts.Contains(member.Name)).Value.GetProperty("go").GetString()!);
        var (min, max) = (ulong.Parse(range.Groups["min"].Value, CultureInfo.InvariantCulture), ulong.Parse(range.Groups["max"].Value, CultureInfo.InvariantCulture));
        suite.Record(
            id, (ulong)evaluation.Cost == expected && estimate.Min == min && estimate.Max == max,
            $"{expression}: cost {evaluation.Cost}, estimate {estimate.Min}..{estimate.Max}; expected {expected}, {min}..{max}");
    }

    /// <summary>The value that a row expects; <c>null</c> where it is Go code of which we have no reading.</summary>
    static CelValue? Expected(JsonElement row)
    {
        var member = row.EnumerateObject().First(property => Values.Contains(property.Name)).Value;
        if (member.ValueKind == JsonValueKind.String)
            return CelValue.String(member.GetString());
        var go = member.GetProperty("go").GetString()!;
        if (GoNumber().Match(go) is { Success: true } number)
        {
            var text = number.Groups["number"].Value;
            return number.Groups["type"].Value == "Int"
                ? CelValue.Int(long.Parse(text, CultureInfo.InvariantCulture))
                : CelValue.Double(double.Parse(text, CultureInfo.InvariantCulture));
        }

        if (GoAddress().Match(go) is { Success: true } address)
        {
            var host = address.Groups["version"].Value == "4" ? "192.168.0.1" : "2001:db8::68";
            return row.GetProperty("_func").GetString() == "TestCIDR" ? Evaluate($"cidr('{(host[0] == '1' ? "192.168.0.0/24" : "2001:db8::/32")}').ip()") : Evaluate($"ip('{host}')");
        }

        if (GoMessages().Match(go) is { Success: true } messages)
        {
            var text = messages.Groups["raw"].Success ? messages.Groups["raw"].Value : messages.Groups["quoted"].Value;
            return CelValue.Of(CelOptional.Of(CelValue.List(CelValue.String(text))));
        }

        return GoValues.TryGetValue(go, out var expression) ? Evaluate(expression) : null;
    }

    static CelValue Evaluate(string expression) => Environment.Compile(expression).Program!.Evaluate(new CelEvaluation(Environment));

    internal static IEnumerable<(string Id, JsonElement Row)> Rows(ConformanceSuite suite)
    {
        foreach (var line in File.ReadLines(Path.Combine(suite.Folder, "cases-from-go-tables.jsonl")))
        {
            var row = JsonElement.Parse(line);
            yield return ($"{row.GetProperty("_file").GetString()}/{row.GetProperty("_func").GetString()}/{row.GetProperty("_line")}", row);
        }
    }

    static bool Has(JsonElement row, string[] members) => members.Any(member => row.TryGetProperty(member, out _));

    static string? Text(JsonElement row, string[] members) => members
        .Select(member => row.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null)
        .FirstOrDefault(text => text is not null);

    static CelEnvironment With(CelEnvironment environment) => environment
        .With(JsonPatchLibrary.Library)
        .With(DynamicObjects.Types)
        .WithVariable("authorizer", AuthorizerValue.DeclaredType);

    /// <summary>Types that Go tests declare beside their tables.</summary>
    sealed class DeclaredStruct(string name, params (string Name, CelType Type)[] fields) : StructDeclaration(name)
    {
        public override IEnumerable<string> Fields => fields.Select(declared => declared.Name);

        public override bool TryFindField(string field, out CelType type)
        {
            type = fields.FirstOrDefault(declared => declared.Name == field).Type ?? CelType.Error;
            return !type.Equals(CelType.Error);
        }

        public override CelValue Create(ReadOnlySpan<KeyValuePair<FieldName, CelValue>> fields) => CelValue.Of(CelMap.Of(
            fields.ToArray().Select(field => KeyValuePair.Create(field.Key.Text, field.Value))));
    }

    /// <summary>The API server's answer where no authorizer is configured.</summary>
    sealed class NoOpinion : IAuthorizer
    {
        public AuthorizationDecision Authorize(AuthorizationAttributes attributes) => new(AuthorizationVerdict.NoOpinion);
    }

    /// <summary>The estimator of the Go test: text and bytes have twelve characters at most.</summary>
    sealed class ShortTexts : ISizeHints
    {
        public CostRange? SizeOf(ImmutableArray<string> path, CelType type) =>
            type.Kind is CelTypeKind.String or CelTypeKind.Bytes ? new CostRange(0, 12) : null;
    }

    [GeneratedRegex(@"Min: (?<min>\d+), Max: (?<max>\d+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CostRange();

    [GeneratedRegex(@"^types\.(?<type>Int|Double)\((?<number>.*)\)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex GoNumber();

    [GeneratedRegex(@"^apiservercel\.IP\{Addr: ipv(?<version>[46])Addr\}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex GoAddress();

    [GeneratedRegex("\\[\\]string\\{(`(?<raw>[^`]*)`|\"(?<quoted>[^\"]*)\")\\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex GoMessages();
}
