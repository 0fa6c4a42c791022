using System.Text.Json;
using Plimsoll.Rego;
using Plimsoll.Rego.Values;

namespace Plimsoll.Conformance;

/// <summary>OPA's compliance suite: queries over modules, with the bindings or the error that they must give.</summary>
public sealed class RegoComplianceTests
{
    /// <summary>Cases whose answers OPA itself no longer gives, by dialect and note.</summary>
    static readonly Dictionary<(string Part, string Note), string> Older = new()
    {
        [("v0", "jwtencodesign/Empty JSON payload")] = "OPA 0.48 wrote the JSON of a token with spaces; since 1.0 it does not",
        [("v0", "jwtencodesign/https://tools.ietf.org/html/rfc7515#appendix-A.1")] = "OPA 0.48 wrote the JSON of a token with spaces; since 1.0 it does not",
        [("v0", "graphql_parse/success no unused variables")] = OlderTree,
        [("v0", "graphql_parse/success validation rules are independent case 2")] = OlderTree,
        [("v0", "graphql_parse_and_verify/success no unused variables")] = OlderTree,
        [("v0", "graphql_parse_query/success-basic-ast meta fields and introspection")] = OlderTree,
    };

    const string OlderTree = "the GraphQL parser of OPA 0.48 had other members in its syntax tree than that of 1.x, which the case of v1 has";

    [Theory]
    [InlineData("v1", RegoDialect.V1)]
    [InlineData("v0", RegoDialect.V0)]
    public async Task Queries_answer_as_expected(string part, RegoDialect dialect)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("rego-compliance", part);
        await foreach (var line in File.ReadLinesAsync(Path.Combine(suite.Folder, part + ".jsonl"), cancellation))
        {
            var item = JsonElement.Parse(line);
            var note = item.GetProperty("note").GetString()!;
            var id = ConformanceSuite.Id(note.Split('/')[0].Replace(' ', '-'), line);
            if (Older.TryGetValue((part, note), out var reason))
            {
                suite.Skip(id, reason);
                continue;
            }

            var why = Complaint(item, dialect, cancellation);
            suite.Record(id, why is null, $"{note}: {why?.ReplaceLineEndings(" ")}");
        }

        suite.Finish();
    }

    /// <summary>What is wrong with the answer; <c>null</c> where it is the expected one.</summary>
    static string? Complaint(JsonElement item, RegoDialect dialect, CancellationToken cancellation)
    {
        var wantsError = item.TryGetProperty("want_error_code", out var code) | item.TryGetProperty("want_error", out var text);
        try
        {
            var found = Evaluate(item, dialect, cancellation);
            if (wantsError)
                return $"expected {code} {text}, got {string.Join("; ", found)}";
            return item.TryGetProperty("want_result", out var wanted) && !Agree(found, wanted, item)
                ? $"expected {wanted}, got [{string.Join(", ", found)}]"
                : null;
        }
        catch (RegoException error) when (wantsError && error.Errors is [var first, ..])
        {
            return Explains(code, first.Code) && Explains(text, first.ToString()) ? null : $"expected {code} {text}, got {error.Message}";
        }
        catch (Exception error) when (error is RegoException or RegoLimitException or NullReferenceException or InvalidCastException
            or InvalidOperationException or IndexOutOfRangeException or ArgumentException)
        {
            return $"{error.GetType().Name} {error.Message}";
        }
    }

    static bool Explains(JsonElement wanted, string got) =>
        wanted.ValueKind != JsonValueKind.String || got.Contains(wanted.GetString()!, StringComparison.OrdinalIgnoreCase);

    static IReadOnlyList<RegoObject> Evaluate(JsonElement item, RegoDialect dialect, CancellationToken cancellation)
    {
        var modules = item.TryGetProperty("modules", out var given) && given.ValueKind == JsonValueKind.Array
            ? given.EnumerateArray().Select((module, index) => RegoModule.Parse($"test-{index}.rego", module.GetString()!, dialect)).ToArray()
            : [];
        var query = RegoProgram.Compile(modules).Prepare(item.GetProperty("query").GetString()!, dialect);
        var settings = RegoSettings.Default with { StrictBuiltinErrors = item.TryGetProperty("strict_error", out var strict) && strict.GetBoolean() };
        RegoValue? input = item.TryGetProperty("input", out var document) ? RegoValue.From(document) : null;
        if (item.TryGetProperty("input_term", out var term))
            input = RegoProgram.Compile([]).Prepare(term.GetString()!, dialect).Evaluate(null, null, settings, cancellation);
        var data = item.TryGetProperty("data", out var documents) ? RegoValue.From(documents) : RegoObject.Empty;
        return query.Bindings(input, data, settings, cancellation);
    }

    static bool Agree(IReadOnlyList<RegoObject> found, JsonElement wanted, JsonElement item)
    {
        var ignoresGenerated = item.TryGetProperty("ignore_generated_vars", out var ignore) && ignore.GetBoolean();
        var isSorted = item.TryGetProperty("sort_bindings", out var sort) && sort.GetBoolean();
        var expected = wanted.EnumerateArray().Select(RegoValue.From).ToList();
        if (expected.Count != found.Count)
            return false;
        foreach (var binding in found)
        {
            var index = expected.FindIndex(candidate => Same(binding, (RegoObject)candidate, ignoresGenerated, isSorted));
            if (index < 0)
                return false;
            expected.RemoveAt(index);
        }

        return true;
    }

    static bool Same(RegoObject found, RegoObject wanted, bool ignoresGenerated, bool isSorted)
    {
        var names = wanted.Keys.ToArray().Where(name => !ignoresGenerated || !((RegoString)name).Value.StartsWith("__", StringComparison.Ordinal));
        return names.All(name => found.Get(name) is { } value && (isSorted ? SameSorted(value, wanted.Get(name)!) : Same(value, wanted.Get(name)!)));
    }

    static bool SameSorted(RegoValue found, RegoValue wanted) => (found, wanted) switch
    {
        (RegoArray left, RegoArray right) => left.Count == right.Count && Permuted(left.Items.ToArray(), right.Items.ToArray()),
        _ => Same(found, wanted),
    };

    /// <summary>A set is equal to the array of its values, in any order.</summary>
    static bool Same(RegoValue found, RegoValue wanted) => (found, wanted) switch
    {
        (RegoSet set, RegoArray array) => set.Count == array.Count && Permuted(set.Items.ToArray(), array.Items.ToArray()),
        (RegoArray left, RegoArray right) => left.Count == right.Count
            && left.Items.ToArray().Zip(right.Items.ToArray()).All(pair => Same(pair.First, pair.Second)),
        (RegoObject left, RegoObject right) => left.Count == right.Count && left.Keys.ToArray().All(key =>
            right.Get(key is RegoString ? key : new RegoString(key.ToJson())) is { } other && Same(left.Get(key)!, other)),
        _ => found.Equals(wanted),
    };

    static bool Permuted(RegoValue[] found, RegoValue[] wanted)
    {
        var rest = wanted.ToList();
        foreach (var value in found)
        {
            var index = rest.FindIndex(candidate => Same(value, candidate));
            if (index < 0)
                return false;
            rest.RemoveAt(index);
        }

        return true;
    }
}
