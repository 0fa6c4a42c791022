using System.Text;
using CsCheck;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.GraphQl;

public sealed class GraphQlFunctionsTests
{
    const string Schema = """
        type Query {
          user(id: ID!, filter: Filter, limit: Int = 10): User
          named: Named
          any: [Any!]!
        }
        type Mutation { rename(id: ID!, name: String!): User }
        type Subscription { changed: User  added: User }
        interface Named { name: String! }
        type User implements Named { name: String! age: Int friends(first: Int): [User!] role: Role }
        type Robot implements Named { name: String! age: String }
        type Other { x: Int }
        union Any = User | Robot
        enum Role { ADMIN GUEST }
        input Filter { role: Role, ages: [Int!], nested: Filter, must: Boolean! }
        scalar Date
        directive @mark(as: String!) repeatable on FIELD
        """;

    static string Complaint(string query, string schema = Schema)
    {
        var call = FunctionCall.OfTexts("graphql.parse", query, schema);
        var isValid = FunctionCall.OfTexts("graphql.is_valid", query, schema).Value!.ToString();
        Assert.Equal(call.Value is null ? "false" : "true", isValid);
        return call.Message ?? "";
    }

    [Theory]
    [InlineData("{ user(id: 1) { name friends(first: 2) { ... on User { age } } } }")]
    [InlineData("query Q($id: ID!, $f: Filter) { user(id: $id, filter: $f) { ...F } } fragment F on User { name role }")]
    [InlineData("{ named { __typename name ... on Robot { age } } any { ... on Named { name } } }")]
    [InlineData("{ user(id: \"a\", filter: {must: true, ages: 1, nested: {must: false}}) { n: name @mark(as: \"x\") @mark(as: \"y\") } }")]
    [InlineData("{ __schema { types { name } } __type(name: \"User\") { kind } }")]
    [InlineData("mutation { rename(id: 1, name: \"x\") { name } }")]
    [InlineData("subscription { changed { name } }")]
    [InlineData("query ($skip: Boolean = false) { named @skip(if: $skip) { name } }")]
    [InlineData("{ any { ... on User { x: age } ... on Robot { y: age } } }")]
    [InlineData("query ($n: Int) { user(id: 1, limit: $n) { name } }")]
    public void A_query_that_fits_the_schema_is_valid(string query) => Assert.Equal("", Complaint(query));

    [Theory]
    [InlineData("{ nobody }", "Cannot query field \"nobody\" on type \"Query\".")]
    [InlineData("{ user { name } }", "Field \"user\" argument \"id\" of type \"ID!\" is required, but it was not provided.")]
    [InlineData("{ user(id: null) { name } }", "Expected value of type \"ID!\", found null.")]
    [InlineData("{ user(id: 1, id: 2) { name } }", "There can be only one argument named \"id\".")]
    [InlineData("{ user(id: 1, x: 2) { name } }", "Unknown argument \"x\" on field \"Query.user\".")]
    [InlineData("{ user(id: 1.5) { name } }", "ID cannot represent the value: 1.5")]
    [InlineData("{ user(id: 1, filter: {role: KING, must: true}) { name } }", "Value \"KING\" does not exist in \"Role\" enum.")]
    [InlineData("{ user(id: 1, filter: {role: \"ADMIN\", must: true}) { name } }", "Enum \"Role\" cannot represent non-enum value: ADMIN.")]
    [InlineData("{ user(id: 1, filter: {}) { name } }", "Field \"Filter.must\" of required type \"Boolean!\" was not provided.")]
    [InlineData("{ user(id: 1, filter: {must: true, x: 1}) { name } }", "Field \"x\" is not defined by type \"Filter\".")]
    [InlineData("{ user(id: 1, filter: {must: true, must: true}) { name } }", "There can be only one input field named \"must\".")]
    [InlineData("{ user(id: 1) }", "Field \"user\" of type \"User\" must have a selection of subfields.")]
    [InlineData("{ user(id: 1) { name { x } } }", "Field \"name\" must not have a selection since type \"String!\" has no subfields.")]
    [InlineData("{ user(id: 1) { ...F } }", "Unknown fragment \"F\".")]
    [InlineData("{ named { name } } fragment F on User { name }", "Fragment \"F\" is never used.")]
    [InlineData("{ user(id: 1) { ...F } } fragment F on User { friends { ...F } }", "Cannot spread fragment \"F\" within itself.")]
    [InlineData("{ named { ... on Other { x } } }", "Fragment cannot be spread here")]
    [InlineData("{ named { ... on Nothing { x } } }", "Unknown type \"Nothing\".")]
    [InlineData("{ named { ... on Role { x } } }", "Fragment cannot condition on non composite type \"Role\".")]
    [InlineData("{ named { name @nothing } }", "Unknown directive \"@nothing\".")]
    [InlineData("query @mark(as: \"x\") { named { name } }", "Directive \"@mark\" may not be used on QUERY.")]
    [InlineData("{ named { name @skip(if: true) @skip(if: true) } }", "The directive \"@skip\" can only be used once")]
    [InlineData("{ named { name @mark } }", "Directive \"@mark\" argument \"as\"")]
    [InlineData("query ($x: Int) { named { name } }", "Variable \"$x\" is never used.")]
    [InlineData("query Q { user(id: $id) { name } }", "Variable \"$id\" is not defined by operation \"Q\".")]
    [InlineData("query ($id: ID) { user(id: $id) { name } }", "Variable \"$id\" of type \"ID\" used in position expecting type \"ID!\".")]
    [InlineData("query ($u: User) { user(id: 1) { name } }", "Variable \"$u\" cannot be non-input type \"User\".")]
    [InlineData("query ($id: ID!, $id: ID!) { user(id: $id) { name } }", "There can be only one variable named \"$id\".")]
    [InlineData("query A { named { name } } query A { named { name } }", "There can be only one operation named \"A\".")]
    [InlineData("{ named { name } } query A { named { name } }", "This anonymous operation must be the only defined operation.")]
    [InlineData("subscription { changed { name } added { name } }", "Anonymous Subscription must select only one top level field.")]
    [InlineData("{ user(id: 1) { x: name x: age } }", "Fields \"x\" conflict because name and age are different fields.")]
    [InlineData("{ a: user(id: 1) { name } a: user(id: 2) { name } }", "Fields \"a\" conflict because they have differing arguments.")]
    [InlineData("{ any { ... on User { age } ... on Robot { age } } }", "Fields \"age\" conflict because they return conflicting types Int and String.")]
    public void A_query_that_does_not_fit_the_schema_is_not_valid(string query, string complaint) =>
        Assert.StartsWith(complaint, Complaint(query), StringComparison.Ordinal);

    [Theory]
    [InlineData("type A { x: B }", "Undefined type B.")]
    [InlineData("type A { x: Int } type A { y: Int }", "Cannot redeclare type A.")]
    [InlineData("type A { x: Int x: Int }", "Field A.x can only be defined once.")]
    [InlineData("type __A { x: Int }", "Name \"__A\" must not begin with \"__\"")]
    [InlineData("union U = I interface I { x: Int }", "UNION type \"I\" must be OBJECT.")]
    [InlineData("type A implements I { y: Int } interface I { x: Int }", "For A to implement I it must have a field called x.")]
    [InlineData("type A implements I { x: String } interface I { x: Int }", "For A to implement I the field x must have type Int.")]
    [InlineData("type A implements I { x(b: Int!): Int } interface I { x: Int }", "For A to implement I any additional arguments")]
    [InlineData("type A { x(a: A): Int }", "cannot use A as argument a because OBJECT is not a valid input type")]
    [InlineData("input I { a: A } type A { x: Int }", "INPUT_OBJECT I: field must be one of SCALAR, ENUM, INPUT_OBJECT.")]
    [InlineData("enum E { true }", "ENUM E: non-enum value true.")]
    [InlineData("extend type A @mark  directive @mark on OBJECT", "OBJECT A: must define one or more fields.")]
    [InlineData("interface I implements J { x: Int } interface J { x: Int } type A implements I { x: Int }", "Type A must implement J because it is implemented by I.")]
    [InlineData("interface I implements J { x: Int } interface J implements I { x: Int }", "Type I cannot implement J because it would create a circular reference.")]
    [InlineData("directive @d on FIELD directive @d on FIELD", "Cannot redeclare directive d.")]
    [InlineData("schema { query: A }", "Schema root query refers to a type A that does not exist.")]
    [InlineData("extend enum Q { A } type Q { x: Int }", "Cannot extend type Q because the base type is a OBJECT, not ENUM.")]
    [InlineData("scalar S @skip(if: true)", "Directive skip is not applicable on SCALAR.")]
    [InlineData("directive @d(a: Int @d) on FIELD", "Directive d cannot refer to itself.")]
    public void A_schema_that_contradicts_itself_is_not_valid(string schema, string complaint)
    {
        Assert.StartsWith(complaint, FunctionCall.OfTexts("graphql.parse", "", schema).Message, StringComparison.Ordinal);
        Assert.Equal(RegoBoolean.False, FunctionCall.OfTexts("graphql.schema_is_valid", schema).Value);
    }

    [Theory]
    [InlineData("directive @deprecated on ENUM_VALUE enum E { A @deprecated }")]
    [InlineData("interface J { x: Int } interface I implements J { x: Int } type A implements I & J { x: Int i: [J] }")]
    [InlineData("extend type Query { x: Int } extend schema { mutation: Query }")]
    public void A_schema_may_say_so(string schema) => Assert.Equal(RegoBoolean.True, FunctionCall.OfTexts("graphql.schema_is_valid", schema).Value);

    [Fact]
    public void Where_a_schema_names_its_roots_no_others_are_inferred() => Assert.StartsWith(
        "Schema does not support operation type \"mutation\"",
        Complaint("mutation { x }", "schema { query: Q } type Q { x: Int } type Mutation { x: Int }"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("{", "Expected Name, found <EOF> in GraphQL string at location 1:2")]
    [InlineData("{}", "expected at least one definition, found } in GraphQL string at location 1:2")]
    [InlineData("query\n  A", "Expected {, found <EOF> in GraphQL string at location 2:4")]
    [InlineData("{ a(b: $) }", "Expected Name, found ) in GraphQL string at location 1:9")]
    [InlineData("fragment on on A { b }", "Unexpected Name \"on\" in GraphQL string at location 1:10")]
    public void A_query_that_is_not_well_formed_is_refused_with_the_place(string query, string complaint) =>
        Assert.Equal(complaint, FunctionCall.OfTexts("graphql.parse_query", query).Message);

    [Fact]
    public void A_tree_of_syntax_serves_as_well_as_its_text()
    {
        const string Query = "query Q($id: ID! = 1) { u: user(id: $id, filter: {must: true, ages: [1, 2]}) { ...F } } fragment F on User { name }";
        var (query, schema) = (FunctionCall.OfTexts("graphql.parse_query", Query).Value!, FunctionCall.OfTexts("graphql.parse_schema", Schema).Value!);

        var answer = FunctionCall.With("graphql.parse_and_verify", RegoSettings.Default, query, schema).Value;
        Assert.Equal(new RegoArray(RegoBoolean.True, query, schema), answer);
        Assert.Equal(answer, FunctionCall.OfTexts("graphql.parse_and_verify", Query, Schema).Value);
    }

    [Theory]
    [InlineData("""{"Operations": 1}""")]
    [InlineData("""{"Operations": [{"Operation": 1}]}""")]
    [InlineData("""{"Operations": [{"Operation": "query", "SelectionSet": [1]}]}""")]
    [InlineData("""{"Operations": [{"Operation": "query", "SelectionSet": [{"Alias": "a", "Name": "named", "Arguments": [{}]}]}]}""")]
    [InlineData("""{"Operations": [{"Operation": "query", "VariableDefinitions": [{"Variable": "x"}]}]}""")]
    public void A_tree_of_another_shape_is_not_valid(string tree) =>
        Assert.Equal(RegoBoolean.False, FunctionCall.Of("graphql.is_valid", tree, FunctionCall.Quote(Schema)).Value);

    [Fact]
    public void What_is_neither_text_nor_tree_is_not_valid()
    {
        Assert.Equal(RegoBoolean.False, FunctionCall.Of("graphql.schema_is_valid", "1").Value);
        Assert.Equal("operand 1 must be one of {string, object} but got number", FunctionCall.Of("graphql.parse", "1", "{}").Message);
    }

    [Theory]
    [InlineData("{a", "}")]
    [InlineData("{a(b:[", "")]
    [InlineData("query($a:[", "")]
    public void Nesting_has_a_bound(string open, string close)
    {
        var text = new StringBuilder(open);
        var unit = open[^1] == 'a' ? open : open[^1].ToString();
        for (var level = 0; level < 100_000; level++)
            text.Append(unit);
        text.Append(close);

        Assert.StartsWith("nested deeper than 200 levels", FunctionCall.OfTexts("graphql.parse_query", text.ToString()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fragments_that_double_each_other_take_no_exponential_time()
    {
        var fragments = Enumerable.Range(0, 20).Select(level =>
            $" fragment F{level} on User {{ friends {{ ...F{level + 1} }} friends {{ ...F{level + 1} }} ...F{level + 1} }}");

        Assert.Equal("", Complaint($"{{ user(id: 1) {{ ...F0 }} }}{string.Concat(fragments)} fragment F20 on User {{ name }}"));
    }

    [Fact]
    public void Many_fields_of_one_name_end_at_the_limit_of_steps()
    {
        var query = "{" + string.Concat(Enumerable.Repeat(" named { name }", 20_000)) + "}";

        var settings = RegoSettings.Default with { MaxSteps = 1_000_000 };
        Assert.Throws<RegoLimitException>(() => FunctionCall.With("graphql.is_valid", settings, new RegoString(query), new RegoString(Schema)));
    }

    [Fact]
    public void Any_text_is_parsed_or_refused() => Gen.OneOf<string>("{", "}", "(", ")", "a", ":", "$", "@", "...", "on ", "query ", "fragment ", "type ", "extend ", "\"\"", "1", "[", "]", "!", "=", "|", "&")
        .Array[0, 15].Sample(parts =>
        {
            var text = string.Concat(parts);
            Assert.NotNull(FunctionCall.OfTexts("graphql.is_valid", text, Schema).Value);
            Assert.NotNull(FunctionCall.OfTexts("graphql.schema_is_valid", text).Value);
        });
}
