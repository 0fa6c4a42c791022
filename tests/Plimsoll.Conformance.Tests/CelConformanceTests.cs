using System.Text.Json;
using Plimsoll.Cel;
using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Conformance;

/// <summary>The conformance suite of the language, and cel-go's parser and checker tables.</summary>
public sealed class CelConformanceTests
{
    const string NeedsMessages = "needs protobuf messages, which Kubernetes has none of";

    static readonly HashSet<string> MessageSections =
        new(["proto2", "proto2_ext", "proto3", "enums", "wrappers", "dynamic"], StringComparer.Ordinal);

    static readonly string[] MessageWords =
    [
        "TestAllTypes", "GlobalEnum", "objectValue", "enumValue", "messageType", "wellKnown", "google.protobuf.Any",
        "google.protobuf.BoolValue", "google.protobuf.BytesValue", "google.protobuf.DoubleValue", "google.protobuf.FloatValue",
        "google.protobuf.Int32Value", "google.protobuf.Int64Value", "google.protobuf.StringValue", "google.protobuf.UInt32Value",
        "google.protobuf.UInt64Value", "google.protobuf.ListValue", "google.protobuf.Struct", "google.protobuf.Value",
    ];

    static readonly CelEnvironment Full = AllLibraries(CelEnvironment.Standard);

    /// <summary>What cel-go's own tables were written for: no optionals, no quoted fields, little depth.</summary>
    static readonly CelEnvironment Bare = CelEnvironment.Standard.WithOptions(new CelOptions
    {
        OptionalSyntax = false,
        QuotedFields = false,
        ComparesAcrossNumbers = false,
        MaxDepth = 32,
    });

    /// <summary>The variables that cel-go's checker table declares for every case.</summary>
    static readonly CelEnvironment Checking = Bare
        .WithVariable("is", CelType.String).WithVariable("ii", CelType.Int)
        .WithVariable("iu", CelType.Uint).WithVariable("iz", CelType.Bool)
        .WithVariable("ib", CelType.Bytes).WithVariable("id", CelType.Double)
        .WithVariable("ix", CelType.Null);

    [Fact]
    public void Expressions_have_the_value_type_or_error_of_the_suite()
    {
        var suite = ConformanceSuite.Open("cel-conformance", "evaluation");
        using var document = Read(suite, "conformance.json");
        foreach (var part in document.RootElement.GetProperty("suites").EnumerateArray())
        {
            foreach (var section in CelProto.Items(part, "suites"))
            {
                var prefix = $"{part.GetProperty("name").GetString()}/{section.GetProperty("name").GetString()}";
                foreach (var test in section.GetProperty("tests").EnumerateArray())
                    Evaluate(suite, prefix, part.GetProperty("name").GetString()!, test.GetProperty("original"));
            }
        }

        suite.Finish();
    }

    [Fact]
    public void Text_is_read_or_refused_as_in_cel_go() => AcceptOrRefuse("parsing", (suite, id, test) =>
    {
        // The table says what cel-go's parser and checker make of a text; only what a parser can see is compared.
        var expectsError = test.TryGetProperty("error", out var error) && IsSyntaxError(error.GetString()!);
        var expression = test.GetProperty("original").GetProperty("expr").GetString()!;
        var environment = Bare.WithOptions(Bare.Options with { ChecksTypes = false });
        var issues = environment.Compile(expression).Issues;
        suite.Record(id, issues.IsEmpty != expectsError, $"{expression}: {string.Join("; ", issues)}; expected {error}");
    });

    [Fact]
    public void Types_are_those_of_cel_go() => AcceptOrRefuse("checking", (suite, id, test) =>
    {
        var original = test.GetProperty("original");
        var environment = Declare(Checking, original);
        var result = environment.Compile(original.GetProperty("expr").GetString()!);
        var expected = test.TryGetProperty("error", out var error) ? "error" : test.GetProperty("type").GetString();
        var actual = result.IsSuccess ? result.Program.ResultType.ToString() : "error";
        suite.Record(id, actual == expected, $"{original}: {actual} {string.Join("; ", result.Issues)}; expected {expected} {error}");
    });

    [Fact]
    public void Loops_over_two_variables_need_their_library_and_are_true_with_it() => AcceptOrRefuse("comprehension", (suite, id, test) =>
    {
        // The table was recorded without the library, so it refuses every text; with the library the texts are assertions.
        var expression = test.GetProperty("original").GetProperty("expr").GetString()!;
        suite.Record(id, test.TryGetProperty("error", out _) != Bare.Compile(expression).IsSuccess, $"{expression}: accepted");
        if (Full.Compile(expression) is { IsSuccess: true } result && result.Program.ResultType.Equals(CelType.Bool))
            suite.Record(id + "-library", result.Program.Evaluate(new CelEvaluation(Full)) is { IsTrue: true } or { IsError: true }, expression);
    });

    static void AcceptOrRefuse(string name, Action<ConformanceSuite, string, JsonElement> compare)
    {
        var suite = ConformanceSuite.Open("cel-conformance", name);
        using var document = Read(suite, name + ".json");
        foreach (var test in document.RootElement.GetProperty("tests").EnumerateArray())
        {
            var original = test.GetProperty("original").GetRawText();
            var id = ConformanceSuite.Id(name, original);
            if (name == "checking" && NeedsAMessage(original))
                suite.Skip(id, NeedsMessages);
            else
                compare(suite, id, test);
        }

        suite.Finish();
    }

    static void Evaluate(ConformanceSuite suite, string prefix, string section, JsonElement test)
    {
        var raw = test.GetRawText();
        var id = $"{prefix}/{test.GetProperty("name").GetString()}";
        if (MessageSections.Contains(section) || NeedsAMessage(raw))
        {
            suite.Skip(id, NeedsMessages);
            return;
        }

        var environment = Declare(Full, test);
        if (test.TryGetProperty("disableCheck", out var unchecked_) && unchecked_.GetBoolean())
            environment = environment.WithOptions(environment.Options with { ChecksTypes = false });
        var result = environment.Compile(test.GetProperty("expr").GetString()!);
        var (passed, detail) = Compare(test, environment, result);
        suite.Record(id, passed, $"{test.GetProperty("expr")}: {detail}");
    }

    static (bool Passed, string Detail) Compare(JsonElement test, CelEnvironment environment, CompileResult result)
    {
        var expectsError = test.TryGetProperty("evalError", out _);
        if (!result.IsSuccess)
            return (expectsError, string.Join("; ", result.Issues));

        if (test.TryGetProperty("typedResult", out var typed))
        {
            var type = CelProto.Type(typed.GetProperty("deducedType"));
            if (!type.Equals(result.Program.ResultType))
                return (false, $"type {result.Program.ResultType}, expected {type}");
        }

        if (test.TryGetProperty("checkOnly", out var only) && only.GetBoolean())
            return (true, "");

        var evaluation = new CelEvaluation(environment);
        if (test.TryGetProperty("bindings", out var bindings))
        {
            foreach (var binding in bindings.EnumerateObject())
                evaluation.Set(binding.Name, CelProto.Value(binding.Value.GetProperty("value")));
        }

        var value = result.Program.Evaluate(evaluation);
        if (expectsError || value.IsError)
            return (expectsError && value.IsError, value.ToString());
        var expected = test.TryGetProperty("value", out var given) ? CelProto.Value(given)
            : typed.ValueKind == JsonValueKind.Object && typed.TryGetProperty("result", out var inner) ? CelProto.Value(inner)
            : CelValue.True;
        return (AreSame(value, expected), $"{value}, expected {expected}");
    }

    static CelEnvironment Declare(CelEnvironment environment, JsonElement test)
    {
        if (test.TryGetProperty("container", out var container))
            environment = environment.WithContainer(container.GetString()!);
        foreach (var declaration in CelProto.Items(test, "typeEnv"))
        {
            var name = declaration.GetProperty("name").GetString()!;
            environment = declaration.TryGetProperty("ident", out var ident)
                ? environment.WithVariable(name, CelProto.Type(ident.GetProperty("type")))
                : environment.With(new CelLibrary("case")
                {
                    Functions = [CelProto.Function(name, declaration.GetProperty("function"))],
                });
        }

        if (test.TryGetProperty("bindings", out var bindings))
        {
            foreach (var binding in bindings.EnumerateObject())
            {
                if (environment.Variables.All(variable => variable.Name != binding.Name))
                    environment = environment.WithVariable(binding.Name, CelType.Dyn);
            }
        }

        return environment;
    }

    /// <summary>The kind counts too: 1 is not 1u; NaN is NaN.</summary>
    static bool AreSame(CelValue actual, CelValue expected)
    {
        if (actual.IsDouble && expected.IsDouble && double.IsNaN(expected.AsDouble))
            return double.IsNaN(actual.AsDouble);
        if (actual.AsList is { } list && expected.AsList is { } other)
            return list.Count == other.Count && Enumerable.Range(0, list.Count).All(i => AreSame(list[i], other[i]));
        return actual.Kind == expected.Kind && CelValue.AreEqual(actual, expected);
    }

    static bool IsSyntaxError(string error) =>
        !error.Contains("undeclared reference", StringComparison.Ordinal)
        && !error.Contains("found no matching overload", StringComparison.Ordinal)
        && !error.Contains("cannot be range of a comprehension", StringComparison.Ordinal)
        && !error.Contains("does not support field selection", StringComparison.Ordinal)
        && !error.Contains("is not a ", StringComparison.Ordinal)
        && !error.Contains("undefined field", StringComparison.Ordinal);

    static bool NeedsAMessage(string raw) => MessageWords.Any(word => raw.Contains(word, StringComparison.Ordinal));

    static JsonDocument Read(ConformanceSuite suite, string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(suite.Folder, file)));

    static CelEnvironment AllLibraries(CelEnvironment environment) => environment
        .With(StringsLibrary.Of(4))
        .With(MathLibrary.Library)
        .With(EncodersLibrary.Library)
        .With(SetsLibrary.Library)
        .With(ListsLibrary.Of(3))
        .With(OptionalsLibrary.Library)
        .With(BindingsLibrary.Library)
        .With(TwoVariableLibrary.Library)
        .With(BlockLibrary.Library);
}
