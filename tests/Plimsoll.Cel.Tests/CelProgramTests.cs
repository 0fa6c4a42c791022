using System.Text.Json;
using CsCheck;
using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel;

public sealed class CelProgramTests
{
    static readonly CelEnvironment Environment = CelEnvironment.Standard
        .WithVariable("a", CelType.Dyn).WithVariable("list", CelType.List(CelType.Int)).WithVariable("text", CelType.String)
        .WithVariable("map", CelType.Map(CelType.String, CelType.Int));

    static readonly CelEnvironment Folding = Environment.WithOptions(Environment.Options with { FoldsConstants = true });

    static readonly CelEnvironment WithoutTestCost = Environment.WithOptions(Environment.Options with { PresenceTestCosts = false });

    [Theory]
    [InlineData("true || 1 / 0 == 1", true)]
    [InlineData("1 / 0 == 1 || true", true)]
    [InlineData("false && a.missing", false)]
    [InlineData("a.missing && false", false)]
    public void One_side_decides_whatever_the_other_is(string expression, bool expected) =>
        Assert.Equal(CelValue.Bool(expected), Evaluate(expression));

    [Theory]
    [InlineData("1 / 0 == 1 || false", "divi", 2)]
    [InlineData("a.missing && true", "no such key: missing", 1)]
    [InlineData("[1, 2][2]", "index out of bounds: 2", 6)]
    [InlineData("{'x': 1}.y", "no such key: y", 8)]
    public void An_error_says_what_and_where(string expression, string message, int offset)
    {
        var error = Evaluate(expression).AsError;

        Assert.NotNull(error);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(offset, error.Offset);
    }

    // The costs of cel-go: a name 1, each field or index 1, a list 10, a map 30; a branch that is only a name costs nothing.
    [Theory]
    [InlineData("'text'", 0)]
    [InlineData("a", 1)]
    [InlineData("a.b.c", 3)]
    [InlineData("map['x']", 2)]
    [InlineData("list[0]", 2)]
    [InlineData("list[1 - 1]", 3)]
    [InlineData("list[map.zero]", 3)]
    [InlineData("[1, 2, 3]", 10)]
    [InlineData("{'a': 1}", 30)]
    [InlineData("has(a.b.c)", 3)]
    [InlineData("true ? list : list", 0)]
    [InlineData("(true ? map : map).x", 1)]
    [InlineData("false ? false : 1 > 3", 1)]
    [InlineData("[1, 2, 3].all(x, true)", 20)]
    [InlineData("list.all(x, x > 100)", 7)]
    [InlineData("list.exists(x, x == 1)", 8)]
    [InlineData("[list].map(x, x)", 35)]
    [InlineData("2 in [1, 2, 3]", 13)]
    [InlineData("text.contains('bc')", 2)]
    [InlineData("[1, 2][0]", 12)]
    public void A_program_counts_its_cost_as_cel_go_does(string expression, long expected)
    {
        var evaluation = Variables(Environment);
        var value = Compile(Environment, expression).Evaluate(evaluation);

        Assert.False(value.IsError, value.ToString());
        Assert.Equal(expected, evaluation.Cost);
    }

    [Theory]
    [InlineData("[1, 2, 3]", 0)]
    [InlineData("2 in [1, 2, 3]", 0)]
    [InlineData("int('1') == 1", 1)]
    [InlineData("list.map(x, 'y') == ['y']", 5)]
    public void Constants_cost_nothing_where_they_are_folded(string expression, long expected)
    {
        var evaluation = Variables(Folding);
        Compile(Folding, expression).Evaluate(evaluation);

        Assert.Equal(expected, evaluation.Cost);
    }

    [Fact]
    public void A_presence_test_costs_nothing_of_its_own_in_Kubernetes()
    {
        var evaluation = Variables(WithoutTestCost);
        Compile(WithoutTestCost, "has(a.b.c)").Evaluate(evaluation);

        Assert.Equal(2, evaluation.Cost);
    }

    [Fact]
    public void A_conversion_of_a_literal_that_fails_is_a_mistake_of_the_expression()
    {
        var result = Folding.Compile("int('x') == 1");

        Assert.Null(result.Program);
        Assert.Equal(4, Assert.Single(result.Issues).Column);
    }

    [Fact]
    public void The_variables_that_are_used_are_known() =>
        Assert.Equal(["list", "map"], Compile(Environment, "list.all(text, map.x > text)").UsedVariables);

    [Fact]
    public void Json_and_converted_values_give_the_same_answers() =>
        Gen.Select(Documents, Expressions).Sample(
            (json, expression) =>
            {
                using var document = JsonDocument.Parse(json);
                var program = Compile(Environment, expression);
                var (lazy, eager) = (Variables(Environment), Variables(Environment));
                lazy.Set("a", JsonValue.Of(document.RootElement));
                eager.Set("a", Convert(document.RootElement));
                var (one, other) = (program.Evaluate(lazy), program.Evaluate(eager));
                return one.IsError ? other.AsError?.Message == one.AsError!.Message : CelValue.AreEqual(one, other) && lazy.Cost == eager.Cost;
            },
            iter: 2_000);

    [Fact]
    public void Any_expression_over_any_document_answers_a_value_or_an_error_with_a_message() =>
        Gen.Select(Documents, AnyExpression).Sample(
            (json, expression) =>
            {
                using var document = JsonDocument.Parse(json);
                foreach (var environment in Fuzzed)
                {
                    if (environment.Compile(expression).Program is not { } program)
                        continue;
                    var (lazy, eager) = (new CelEvaluation(environment), new CelEvaluation(environment));
                    lazy.Set("a", JsonValue.Of(document.RootElement));
                    eager.Set("a", Convert(document.RootElement));
                    var (one, other) = (program.Evaluate(lazy), program.Evaluate(eager));
                    Assert.Equal(one.AsError?.Message, other.AsError?.Message);
                    Assert.Equal(lazy.Cost, eager.Cost);
                    Assert.NotEqual("", one.AsError?.Message);
                    program.EstimateCost();
                }
            },
            iter: 4_000);

    [Fact]
    public void Objects_of_dotnet_and_json_give_the_same_answers() =>
        Gen.Select(Gen.String[Gen.Char["abc "], 1, 5], Gen.Int[1, 5], Gen.Int[0, RecordExpressions.Length - 1]).Sample((name, count, pick) =>
        {
            var expression = RecordExpressions[pick];
            var environment = Environment.WithOptions(Environment.Options with { ChecksTypes = false });
            var program = Compile(environment, expression);
            var items = Enumerable.Range(0, count).Select(number => new Item($"{name}{number}", number + 1)).ToArray();
            var (ofObjects, ofJson) = (new CelEvaluation(environment), new CelEvaluation(environment));
            ofObjects.Set("a", Box.Of(new BoxOfItems(name, items)));
            ofJson.Set("a", JsonValue.Of(JsonSerializer.SerializeToElement(new { name, items = items.Select(item => new { name = item.Name, size = item.Size }) })));
            var (one, other) = (program.Evaluate(ofObjects), program.Evaluate(ofJson));
            Assert.Equal(one.ToString(), other.ToString());
            Assert.Equal(ofObjects.Cost, ofJson.Cost);
        });

    sealed record Item(string Name, int Size);

    sealed record BoxOfItems(string Name, Item[] Items);

    static readonly RecordType<Item> ItemType = new(
        "test.Item",
        new RecordField<Item>("name", CelType.String, item => CelValue.String(item.Name)),
        new RecordField<Item>("size", CelType.Int, item => CelValue.Int(item.Size)));

    static readonly RecordType<BoxOfItems> Box = new(
        "test.Box",
        new RecordField<BoxOfItems>("name", CelType.String, box => CelValue.String(box.Name)),
        new RecordField<BoxOfItems>(
            "items", CelType.List(ItemType.Type), box => CelValue.Of(new ProjectedList<Item>(box.Items, ItemType.Of))));

    static readonly string[] RecordExpressions =
    [
        "a.name", "a.items.all(i, i.size > 0)", "a.items.exists(i, i.name == a.name + '1')", "a.items.map(i, i.size)", "size(a.items)",
        "a.items.filter(i, i.size > 1).map(i, i.name)", "has(a.name) && has(a.items)", "a.items[0].name.startsWith(a.name)", "a.items[5].name",
        "a.items.map(i, i.size * 2)[0] in [2, 4]", "a.items.exists_one(i, i.size == 1) ? a.name : 'none'", "a.items[0] == a.items[0]",
    ];

    static readonly CelEnvironment[] Fuzzed = [.. ((CelEnvironment[])
    [
        KubernetesEnvironment.For(KubernetesVersion.Newest),
        CelEnvironment.Standard.With(StringsLibrary.Of(4)).With(MathLibrary.Library).With(ListsLibrary.Of(3)).With(SetsLibrary.Library)
            .With(OptionalsLibrary.Library).With(EncodersLibrary.Library).With(TwoVariableLibrary.Library).With(BindingsLibrary.Library)
            .WithOptions(new CelOptions { ChecksTypes = false }),
    ]).Select(environment => environment.WithVariable("a", CelType.Dyn))];

    /// <summary>Expressions that fit together by chance only; # stands for a part.</summary>
    static readonly string[] Forms =
    [
        "#", "# + #", "# - #", "# * #", "# / #", "# % #", "-#", "!#", "# == #", "# != #", "# < #", "# >= #", "# && #", "# || #", "# ? # : #", "# in #",
        "[#, #]", "{#: #}", "#[#]", "#.b", "#.c", "#.?b", "#[?#]", "has(#.b)", "size(#)", "type(#)", "string(#)", "int(#)", "uint(#)", "double(#)", "bool(#)",
        "bytes(#)", "duration(#)", "timestamp(#)", "dyn(#)", "#.all(x, #)", "#.exists(x, x == #)", "#.exists_one(x, #)", "#.map(x, #)", "#.filter(x, #)", "#.map(x, # == x, #)",
        "#.all(k, v, # == v)", "#.transformMap(k, v, #)", "#.transformMapEntry(k, v, {v: #})", "#.contains(#)", "#.startsWith(#)", "#.matches(#)", "#.format([#, #])", "#.replace(#, #)",
        "#.split(#)", "#.join(#)", "#.substring(#, #)", "#.charAt(#)", "#.indexOf(#)", "#.lastIndexOf(#, #)", "#.trim()", "#.lowerAscii()", "#.reverse()", "strings.quote(#)",
        "#.sort()", "#.sortBy(x, #)", "#.distinct()", "#.flatten()", "#.slice(#, #)", "lists.range(#)", "sets.contains(#, #)", "sets.equivalent(#, #)", "sets.intersects(#, #)",
        "optional.of(#)", "optional.ofNonZeroValue(#)", "#.orValue(#)", "#.value()", "#.hasValue()", "#.optMap(x, #)", "math.least(#, #)", "math.ceil(#)", "math.bitShiftLeft(#, #)", "math.abs(#)",
        "base64.encode(#)", "base64.decode(#)", "cel.bind(x, #, # + x)", "quantity(#)", "#.add(#)", "#.sub(#)", "#.asInteger()", "url(#).getHost()", "ip(#)", "cidr(#).containsIP(#)", "semver(#)", "#.find(#)",
        "#.findAll(#)", "#.isSorted()", "#.sum()", "#.min()", "#.includes(#)", "format.named(#)", "#.getHours(#)", "#.getSeconds()", "#.getFullYear()",
    ];

    static readonly string[] Leaves =
    [
        "a", "a.b", "a.c", "x", "1", "-1", "0", "2u", "0.5", "-9223372036854775808", "9223372036854775807", "18446744073709551615u", "1e308", "''", "'a'", "'%s %d'", "'1Gi'", "'(a|b)*'", "'10.0.0.0/8'",
        "b'\\xff'", "true", "false", "null", "[]", "{}", "[1, 2]", "{'b': 1}", "duration('1h')", "timestamp('2024-02-29T12:00:00Z')", "optional.none()", "int", "'\\U0001F600'",
    ];

    static readonly Gen<string> AnyExpression = Gen.Recursive<string>((depth, self) => depth > 3
        ? OneOf(Leaves)
        : Gen.Select(OneOf(Forms), self.Array[3]).Select((form, parts) =>
        {
            var next = 0;
            return string.Concat(form.Select(sign => sign == '#' ? $"({parts[next++]})" : sign.ToString()));
        }));

    static readonly Gen<string> Scalars = OneOf("1", "-7", "2.5", "true", "null", "\"x\"", "\"\\u00e9\"", "9223372036854775807", "1e3");

    static readonly Gen<string> Documents = Gen.Recursive<string>((depth, self) => depth > 3
        ? Scalars
        : Gen.OneOf(
            Scalars,
            self.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(self, self).Select((b, c) => $"{{\"b\":{b},\"c\":{c}}}")));

    static readonly Gen<string> Expressions = OneOf(
        "a", "a.b", "a.b.c", "a[0]", "a[1].b", "has(a.b)", "has(a.b.c) && a.b.c == a.c", "a == a", "a.b == a.c", "size(a)",
        "a.all(x, x == 1)", "a.exists(x, x == 'x')", "a.map(x, [x])", "a.filter(k, k == 'b')", "a.b in [1, 2.5, 'x']", "'b' in a",
        "a.b + a.c", "a.b < a.c", "type(a)", "a.c.exists_one(x, x.b == null)", "{'k': a.b}", "a.b ? a.c : 1");

    static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(position => texts[position]);

    static CelValue Convert(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => CelValue.Of(CelMap.Of(json.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, Convert(entry.Value))))),
        JsonValueKind.Array => CelValue.List([.. json.EnumerateArray().Select(Convert)]),
        _ => JsonValue.Of(json),
    };

    static CelValue Evaluate(string expression) => Compile(Environment, expression).Evaluate(Variables(Environment));

    static CelProgram Compile(CelEnvironment environment, string expression)
    {
        var result = environment.Compile(expression);
        Assert.True(result.IsSuccess, string.Join("; ", result.Issues));
        return result.Program;
    }

    static CelEvaluation Variables(CelEnvironment environment)
    {
        var evaluation = new CelEvaluation(environment);
        evaluation.Set("a", JsonValue.Of(JsonElement.Parse("""{"b": {"c": 1}}""")));
        evaluation.Set("list", CelValue.List(CelValue.Int(1)));
        evaluation.Set("text", CelValue.String("abc"));
        evaluation.Set("map", JsonValue.Of(JsonElement.Parse("""{"x": 1, "zero": 0}""")));
        return evaluation;
    }
}
