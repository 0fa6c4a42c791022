using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Compilation;

public sealed class TypeCheckerTests
{
    static readonly CelEnvironment Environment = CelEnvironment.Standard
        .With(OptionalsLibrary.Library).With(BindingsLibrary.Library).With(TwoVariableLibrary.Library)
        .With(new CelLibrary("test")
        {
            Functions =
            [
                new("math.twice", Overload.Function("math_twice_int", CelType.Int, CelType.Int, number => number)),
                new("first", Overload.Member("list_first", CelType.List(CelType.Parameter("T")), CelType.Parameter("T"), list => list)),
            ],
            Structs = [new Shape()],
        })
        .WithVariable("number", CelType.Int).WithVariable("text", CelType.String).WithVariable("any", CelType.Dyn)
        .WithVariable("maybe", CelType.Optional(CelType.Map(CelType.String, CelType.Int)))
        .WithVariable("wrapped", CelType.Wrapper(CelType.Int)).WithVariable("shape", CelType.Struct("demo.Shape"))
        .WithVariable("demo.number", CelType.Double).WithVariable("a.b", CelType.Bool).WithVariable("a", CelType.Map(CelType.String, CelType.Int));

    [Theory]
    [InlineData("1 + 2", "int")]
    [InlineData("[]", "list(dyn)")]
    [InlineData("[1, 'a']", "list(dyn)")]
    [InlineData("[1, 2u] + []", "list(dyn)")]
    [InlineData("[1, any]", "list(dyn)")]
    [InlineData("{'a': 1}", "map(string, int)")]
    [InlineData("{'a': 1}.a", "int")]
    [InlineData("[1, 2].map(x, x > 1)", "list(bool)")]
    [InlineData("[1, 2].first()", "int")]
    [InlineData("[].first()", "dyn")]
    [InlineData("[[]].first() + [1]", "list(int)")]
    [InlineData("any.some.field + 1", "int")]
    [InlineData("any + any", "dyn")]
    [InlineData("any < any", "bool")]
    [InlineData("number == any", "bool")]
    [InlineData("wrapped + 1", "int")]
    [InlineData("wrapped == null", "bool")]
    [InlineData("timestamp('2020-01-01T00:00:00Z') == null", "bool")]
    [InlineData("shape == null", "bool")]
    [InlineData("type(1) == int", "bool")]
    [InlineData("maybe.key", "optional_type(int)")]
    [InlineData("maybe.?key.hasValue()", "bool")]
    [InlineData("a.?key", "optional_type(int)")]
    [InlineData("a[?'key'].orValue(1)", "int")]
    [InlineData("[?optional.of(1), 2]", "list(int)")]
    [InlineData("{?'a': maybe.key}", "map(string, int)")]
    [InlineData("optional.none().optMap(y, y + 1).hasValue()", "bool")]
    [InlineData("shape.sides", "int")]
    [InlineData("has(shape.sides)", "bool")]
    [InlineData("demo.Shape{sides: 3}", "demo.Shape")]
    [InlineData("demo.Shape{?sides: optional.of(3)}.sides", "int")]
    [InlineData("demo.Shape", "type(demo.Shape)")]
    [InlineData("math.twice(2)", "int")]
    [InlineData("true ? 1 : 2", "int")]
    [InlineData("true || false || 1 > 2", "bool")]
    [InlineData("cel.bind(x, [1], x)", "list(int)")]
    [InlineData("{'a': 1}.all(k, v, k == 'a' && v == 1)", "bool")]
    [InlineData("[1].transformList(i, v, i + v)", "list(int)")]
    public void Types_are_deduced(string expression, string type)
    {
        var found = Check(expression);

        Assert.Empty(found.Issues);
        Assert.Equal(type, found.TypeOf(found.Root).ToString());
    }

    [Theory]
    [InlineData("1 + 'a'", "1:3: found no matching overload for '_+_' applied to '(int, string)'")]
    [InlineData("'a'.first()", "1:10: found no matching overload for 'first' applied to 'string.()'")]
    [InlineData("missing", "1:1: undeclared reference to 'missing' (in container '')")]
    [InlineData("nunber + 1", "1:1: undeclared reference to 'nunber' (in container ''), did you mean 'number'?")]
    [InlineData("[1].frist()", "1:10: undeclared reference to 'frist' (in container ''), did you mean 'first'?")]
    [InlineData("shape.corners", "1:6: undefined field 'corners'")]
    [InlineData("has(shape.side)", "1:4: undefined field 'side', did you mean 'sides'?")]
    [InlineData("number.field", "1:7: type 'int' does not support field selection")]
    [InlineData("true && number", "1:9: expected type 'bool' but found 'int'")]
    [InlineData("number.map(x, x)", "1:1: expression of type 'int' cannot be range of a comprehension (must be list, map, or dynamic)")]
    [InlineData("demo.Shape{sides: 'three'}", "1:17: expected type of field 'sides' is 'int' but provided type is 'string'")]
    [InlineData("demo.Shape{color: 1}", "1:17: undefined field 'color'")]
    [InlineData("int{}", "1:4: 'int' is not a message type")]
    [InlineData("number{}", "1:7: 'int' is not a type")]
    [InlineData("[?1]", "1:3: expected type 'optional_type(int)' but found 'int'")]
    [InlineData("text == null", "1:6: found no matching overload for '_==_' applied to '(string, null)'")]
    public void A_mistake_is_told_with_its_place(string expression, string issue) =>
        Assert.Equal([issue], Check(expression).Issues.Select(found => found.ToString()));

    [Fact]
    public void One_mistake_is_told_once() => Assert.Single(Check("[missing.field].map(x, x)[0] + 1 == 2 && true").Issues);

    [Fact]
    public void Mistakes_come_in_the_order_of_the_text_and_end_at_a_limit()
    {
        var issues = Check(string.Join(" + ", Enumerable.Range(0, 200).Select(i => $"missing{i}"))).Issues;

        Assert.Equal(CelLimits.MaxIssues, issues.Length);
        Assert.Equal(issues.OrderBy(issue => issue.Offset), issues);
    }

    [Fact]
    public void The_longest_name_of_a_variable_wins()
    {
        var found = Check("a.b && a.c == 1");

        Assert.Empty(found.Issues);
        Assert.Equal([new Reference.Variable("a"), new Reference.Variable("a.b")], found.References.OfType<Reference.Variable>().OrderBy(variable => variable.Name, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("number", "double")]
    [InlineData(".number", "int")]
    [InlineData("Shape{sides: 1}.sides", "int")]
    [InlineData("[true].map(number, number)", "list(bool)")]
    [InlineData("[true].map(number, .number)", "list(int)")]
    public void Names_are_looked_up_in_the_container_first_but_variables_of_macros_before_all(string expression, string type)
    {
        var found = Check(expression, Environment.WithContainer("demo"));

        Assert.Empty(found.Issues);
        Assert.Equal(type, found.TypeOf(found.Root).ToString());
    }

    [Fact]
    public void A_call_keeps_every_signature_that_can_be_meant()
    {
        var found = Check("size(any)");

        var function = Assert.Single(found.References.OfType<Reference.Function>());
        Assert.Equal(["size_bytes", "size_list", "size_map", "size_string"], function.Overloads.Select(overload => overload.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_namespace_is_no_target() =>
        Assert.True(Assert.Single(Check("math.twice(2)").References.OfType<Reference.Function>()).IsQualified);

    [Theory]
    [InlineData("1 < 2.0", false)]
    [InlineData("1 < 2", true)]
    [InlineData("1u >= 2", false)]
    [InlineData("any < 2", true)]
    public void Numbers_of_different_types_compare_only_where_the_options_allow_it(string expression, bool isRight) =>
        Assert.Equal(isRight, Check(expression, Environment.WithOptions(new CelOptions { ComparesAcrossNumbers = false })).Issues.IsEmpty);

    [Theory]
    [InlineData("[1, 'a']", "1:5: expected type 'int' but found 'string'")]
    [InlineData("{'a': 1, 'b': 'c'}", "1:15: expected type 'int' but found 'string'")]
    [InlineData("{'a': 1, 2: 1}", "1:10: expected type 'string' but found 'int'")]
    public void Kubernetes_wants_literals_of_one_type(string expression, string issue) =>
        Assert.Equal([issue], Check(expression, Environment.WithOptions(new CelOptions { HomogeneousLiterals = true })).Issues.Select(found => found.ToString()));

    [Theory]
    [InlineData("number", "bool", "must evaluate to bool")]
    [InlineData("any", "bool", "must evaluate to bool")]
    [InlineData("number > 1", "bool", null)]
    [InlineData("wrapped", "int", null)]
    public void The_result_has_the_expected_type(string expression, string expected, string? message)
    {
        var found = TypeChecker.Check(Environment, Parse(expression, Environment), expected == "bool" ? CelType.Bool : CelType.Int);

        Assert.Equal(message, found.Issues.IsEmpty ? null : found.Issues[0].Message);
    }

    [Fact]
    public void A_type_that_doubles_with_every_level_ends_as_dyn()
    {
        var expression = "x0";
        for (var i = 60; i > 0; i--)
            expression = $"cel.bind(x{i}, {{[x{i - 1}]: [x{i - 1}]}}, {expression.Replace("x0", $"x{i}", StringComparison.Ordinal)})";
        expression = $"cel.bind(x0, [], {expression})";

        Assert.Empty(Check(expression).Issues);
    }

    static CheckedExpression Check(string expression, CelEnvironment? environment = null) =>
        TypeChecker.Check(environment ?? Environment, Parse(expression, environment ?? Environment), null);

    static ParseResult Parse(string expression, CelEnvironment environment)
    {
        var parsed = Parser.Parse(expression, environment.Options, [.. StandardMacros.All, .. OptionalMacros.All, .. BindingMacros.All, .. TwoVariableMacros.All]);
        Assert.Empty(parsed.Issues);
        return parsed;
    }

    sealed class Shape() : StructDeclaration("demo.Shape")
    {
        public override IEnumerable<string> Fields => ["sides"];

        public override bool TryFindField(string field, out CelType type)
        {
            type = CelType.Int;
            return field == "sides";
        }
    }
}
