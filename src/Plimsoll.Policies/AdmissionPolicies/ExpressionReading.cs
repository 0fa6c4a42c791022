using System.Collections.Immutable;
using System.Text;
using Plimsoll.Cel;
using Plimsoll.Cel.Types;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Reads and compiles the expressions of a policy.</summary>
sealed class ExpressionReading(PolicyEnvironment environment)
{
    const int MaxMatchConditions = 64;
    const int MaxAuditAnnotations = 20;

    /// <summary>Longest valueExpression, in bytes: 5 KiB.</summary>
    const int MaxValueExpressionBytes = 5 * 1024;

    static readonly CelType[] Any = [];
    static readonly CelType[] Truth = [CelType.Bool];
    static readonly CelType[] Text = [CelType.String];
    static readonly CelType[] TextOrNull = [CelType.String, CelType.Null];

    public PolicyEnvironment Environment => environment;

    /// <summary>The variables; each knows those before it, and everything compiled later knows them all.</summary>
    public ImmutableArray<PolicyVariable> Variables(FieldReader spec)
    {
        var variables = ImmutableArray.CreateBuilder<PolicyVariable>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, path) in spec.Mappings("variables"))
        {
            var reader = new FieldReader(node, path, spec.Issues, "name", "expression");
            var name = reader.Text("name", isRequired: true);
            if (name.Length > 0 && !PolicyNames.IsIdentifier(name))
                reader.Fail("name", $"\"{name}\" is no identifier");
            else if (name.Length > 0 && !names.Add(name))
                reader.Fail("name", $"\"{name}\" is the name of two variables");
            var compiled = Compile(reader, "expression", environment.Conditions, Any);
            environment.Fields.Add(name, compiled?.Program.ResultType ?? CelType.Error);
            if (compiled is not null)
                variables.Add(new PolicyVariable(name, compiled));
        }

        return variables.ToImmutable();
    }

    public ImmutableArray<MatchCondition> MatchConditions(FieldReader spec)
    {
        var conditions = ImmutableArray.CreateBuilder<MatchCondition>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        foreach (var (node, path) in spec.Mappings("matchConditions"))
        {
            if (++count == MaxMatchConditions + 1)
                spec.Fail("matchConditions", $"must not be more than {MaxMatchConditions}");
            var reader = new FieldReader(node, path, spec.Issues, "name", "expression");
            var name = reader.Text("name", isRequired: true);
            if (name.Length > 0 && !PolicyNames.IsQualified(name))
                reader.Fail("name", $"\"{name}\" cannot be the name of a condition");
            else if (name.Length > 0 && !names.Add(name))
                reader.Fail("name", $"\"{name}\" is the name of two conditions");
            if (Compile(reader, "expression", environment.MatchConditions, Truth) is { } compiled)
                conditions.Add(new MatchCondition(name, compiled));
        }

        return conditions.ToImmutable();
    }

    public ImmutableArray<PolicyValidation> Validations(FieldReader spec)
    {
        var validations = ImmutableArray.CreateBuilder<PolicyValidation>();
        foreach (var (node, path) in spec.Mappings("validations"))
        {
            var reader = new FieldReader(node, path, spec.Issues, "expression", "message", "messageExpression", "reason");
            var message = reader.Text("message");
            if (message.Length > 0 && string.IsNullOrWhiteSpace(message))
                reader.Fail("message", "must not be empty");
            else if (message.Trim().AsSpan().IndexOfAny('\n', '\r') >= 0)
                reader.Fail("message", "must be one line");
            var made = reader.Has("messageExpression") ? Compile(reader, "messageExpression", environment.Messages, Text) : null;
            var reason = reader.Word("reason", isRequired: false, "Invalid", "Forbidden", "Unauthorized", "RequestEntityTooLarge");
            if (Compile(reader, "expression", environment.Conditions, Truth) is { } compiled)
                validations.Add(new PolicyValidation(compiled, message, made, reason));
        }

        return validations.ToImmutable();
    }

    public ImmutableArray<PolicyAuditAnnotation> AuditAnnotations(FieldReader spec, string policy)
    {
        var annotations = ImmutableArray.CreateBuilder<PolicyAuditAnnotation>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        foreach (var (node, path) in spec.Mappings("auditAnnotations"))
        {
            if (++count == MaxAuditAnnotations + 1)
                spec.Fail("auditAnnotations", $"must not be more than {MaxAuditAnnotations}");
            var reader = new FieldReader(node, path, spec.Issues, "key", "valueExpression");
            var key = reader.Text("key", isRequired: true);
            if (key.Length > 0 && !PolicyNames.IsQualified($"{policy}/{key}"))
                reader.Fail("key", $"\"{policy}/{key}\" cannot be the key of an annotation");
            else if (key.Length > 0 && !keys.Add(key))
                reader.Fail("key", $"\"{key}\" is the key of two annotations");
            if (Encoding.UTF8.GetByteCount(reader.Text("valueExpression")) > MaxValueExpressionBytes)
                reader.Fail("valueExpression", $"must not be longer than {MaxValueExpressionBytes} bytes");
            else if (Compile(reader, "valueExpression", environment.Conditions, TextOrNull) is { } compiled)
                annotations.Add(new PolicyAuditAnnotation(key, compiled));
        }

        return annotations.ToImmutable();
    }

    public ImmutableArray<PolicyMutation> Mutations(FieldReader spec)
    {
        var mutations = ImmutableArray.CreateBuilder<PolicyMutation>();
        foreach (var (node, path) in spec.Mappings("mutations"))
        {
            var reader = new FieldReader(node, path, spec.Issues, "patchType", "applyConfiguration", "jsonPatch");
            var word = reader.Word("patchType", isRequired: true, "ApplyConfiguration", "JSONPatch");
            var (kind, key, other) = word == "JSONPatch"
                ? (MutationKind.JsonPatch, "jsonPatch", "applyConfiguration")
                : (MutationKind.ApplyConfiguration, "applyConfiguration", "jsonPatch");
            if (reader.Has(other))
                reader.Fail(other, $"must not be given where patchType is {word}");
            if (reader.Mapping(key, isRequired: true) is not { } body)
                continue;
            var expected = kind == MutationKind.JsonPatch ? MutationTypes.PatchList : MutationTypes.Object;
            var inner = new FieldReader(body, reader.PathOf(key), spec.Issues, "expression");
            if (Compile(inner, "expression", environment.Conditions, [expected]) is { } compiled)
                mutations.Add(new PolicyMutation(kind, compiled));
        }

        return mutations.ToImmutable();
    }

    static PolicyExpression? Compile(FieldReader reader, string key, CelEnvironment environment, CelType[] results)
    {
        if (reader.TextNode(key, isRequired: true) is not { } node || string.IsNullOrWhiteSpace(node.Text))
            return null;
        var compiled = environment.Compile(node.Text);
        foreach (var issue in compiled.Issues)
        {
            reader.Issues.Add(
                PolicyExpression.PlaceOf(node, issue.Line, issue.Column),
                $"{reader.PathOf(key)}: {Within(node, issue)}{issue.Message}");
        }

        if (compiled.Program is not { } program)
            return null;
        if (results.Length == 0 || results.Contains(program.ResultType))
            return new PolicyExpression(program, node);
        reader.Fail(key, $"must evaluate to {string.Join(" or ", results.Select(type => type.ToString()))}, not {program.ResultType}");
        return null;
    }

    /// <summary>The place inside the expression, where the file's place does not say it.</summary>
    static string Within(ScalarNode node, CelIssue issue) => node.Style switch
    {
        ScalarStyle.Literal => $"column {issue.Column}: ",
        ScalarStyle.Folded => $"{issue.Line}:{issue.Column}: ",
        _ when issue.Line > 1 => $"{issue.Line}:{issue.Column}: ",
        _ => "",
    };
}
