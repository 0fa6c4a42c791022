using System.Collections.Frozen;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.GraphQl;

/// <summary>A schema that is valid: types, directives and where operations begin.</summary>
/// <remarks>https://spec.graphql.org/October2021/#sec-Schema, as far as OPA's library checks it.</remarks>
sealed class GraphQlSchema
{
    readonly Dictionary<string, GraphQlDefinition> _types = new(StringComparer.Ordinal);
    readonly Dictionary<string, GraphQlDirectiveDefinition> _directives = new(StringComparer.Ordinal);
    readonly Dictionary<string, GraphQlDefinition> _roots = new(StringComparer.Ordinal);
    readonly Dictionary<string, HashSet<string>> _possible = new(StringComparer.Ordinal);

    GraphQlSchema()
    {
    }

    /// <summary>The types.</summary>
    public IEnumerable<GraphQlDefinition> Types => _types.Values;

    /// <summary>The directives.</summary>
    public IEnumerable<GraphQlDirectiveDefinition> Directives => _directives.Values;

    /// <summary>Makes a schema of a document.</summary>
    /// <param name="call">The call.</param>
    /// <param name="document">The document.</param>
    /// <exception cref="GraphQlException">It is not valid.</exception>
    public static GraphQlSchema Of(BuiltinCall call, RegoObject document)
    {
        var schema = new GraphQlSchema();
        schema.AddTypes(call, [GraphQlPrelude.Document, document]);
        schema.AddPossible();
        schema.AddRoots(document);
        new GraphQlSchemaCheck(call, schema).Run();
        schema.AddIntrospection();
        return schema;
    }

    /// <summary>The type of a name; <c>null</c> where there is none.</summary>
    /// <param name="name">The name.</param>
    public GraphQlDefinition? Type(string name) => _types.GetValueOrDefault(name);

    /// <summary>The directive of a name; <c>null</c> where there is none.</summary>
    /// <param name="name">The name.</param>
    public GraphQlDirectiveDefinition? Directive(string name) => _directives.GetValueOrDefault(name);

    /// <summary>Where a kind of operation begins; <c>null</c> where the schema has none.</summary>
    /// <param name="operation">E.g. <c>query</c>.</param>
    public GraphQlDefinition? Root(string operation) => _roots.GetValueOrDefault(operation);

    /// <summary>The objects that a value of a type may be.</summary>
    /// <param name="type">The type.</param>
    public IReadOnlySet<string> Possible(string type) => _possible.TryGetValue(type, out var types) ? types : FrozenSet<string>.Empty;

    void AddTypes(BuiltinCall call, RegoObject[] documents)
    {
        foreach (var document in documents)
        {
            foreach (var node in GraphQlTreeReader.List(document, "Definitions", node => node))
            {
                call.Charge(1);
                var definition = New(node);
                if (!_types.TryAdd(definition.Name, definition))
                    throw new GraphQlException($"Cannot redeclare type {definition.Name}.");
                GraphQlTreeReader.Extend(node, definition);
            }

            foreach (var directive in GraphQlTreeReader.List(document, "Directives", GraphQlTreeReader.DirectiveDefinition))
            {
                if (!_directives.TryAdd(directive.Name, directive) && !GraphQlPrelude.Directives.Contains(directive.Name, StringComparer.Ordinal))
                    throw new GraphQlException($"Cannot redeclare directive {directive.Name}.");
                _directives[directive.Name] = directive;
            }
        }

        foreach (var node in GraphQlTreeReader.List(documents[^1], "Extensions", node => node))
        {
            call.Charge(1);
            var extension = New(node);
            if (!_types.TryGetValue(extension.Name, out var definition))
                _types[extension.Name] = definition = extension;
            if (definition.Kind != extension.Kind)
            {
                throw new GraphQlException(
                    $"Cannot extend type {extension.Name} because the base type is a {definition.Kind}, not {extension.Kind}.");
            }

            GraphQlTreeReader.Extend(node, definition);
        }
    }

    static GraphQlDefinition New(RegoObject node) =>
        new(GraphQlTreeReader.Text(node, "Kind"), GraphQlTreeReader.Text(node, "Name"), GraphQlTreeReader.Flag(node, "BuiltIn"));

    void AddPossible()
    {
        foreach (var type in _types.Values)
        {
            if (type.Kind == "UNION")
            {
                foreach (var member in type.Types)
                    AddPossible(type.Name, member);
            }
            else if (type.Kind is "OBJECT" or "INTERFACE")
            {
                if (type.Kind == "OBJECT")
                    AddPossible(type.Name, type.Name);
                foreach (var member in type.Interfaces)
                    AddPossible(member, type.Name);
            }
        }
    }

    void AddPossible(string type, string possible)
    {
        if (!_possible.TryGetValue(type, out var types))
            _possible[type] = types = new HashSet<string>(StringComparer.Ordinal);
        types.Add(possible);
    }

    void AddRoots(RegoObject document)
    {
        var schemas = GraphQlTreeReader.List(document, "Schema", node => node);
        if (schemas.Count > 1)
            throw new GraphQlException("Cannot have multiple schema entry points, consider schema extensions instead.");
        foreach (var node in schemas.Concat(GraphQlTreeReader.List(document, "SchemaExtension", node => node)))
        {
            foreach (var entry in GraphQlTreeReader.List(node, "OperationTypes", node => node))
            {
                var (operation, name) = (GraphQlTreeReader.Text(entry, "Operation"), GraphQlTreeReader.Text(entry, "Type"));
                _roots[operation] = Type(name)
                    ?? throw new GraphQlException($"Schema root {operation} refers to a type {name} that does not exist.");
            }
        }

        if (schemas.Count > 0)
            return;
        foreach (var (operation, name) in ((string, string)[])
            [("query", "Query"), ("mutation", "Mutation"), ("subscription", "Subscription")])
        {
            if (Type(name) is { } type)
                _roots.TryAdd(operation, type);
        }
    }

    void AddIntrospection()
    {
        if (Root("query") is not { } query)
            return;
        var name = new GraphQlFieldDefinition("name", new GraphQlTypeRef("String", null, IsNonNull: true), null, [], []);
        query.Fields.Add(new GraphQlFieldDefinition("__schema", new GraphQlTypeRef("__Schema", null, IsNonNull: true), null, [], []));
        query.Fields.Add(new GraphQlFieldDefinition("__type", new GraphQlTypeRef("__Type", null, IsNonNull: false), null, [], [name]));
        query.Forget();
    }
}
