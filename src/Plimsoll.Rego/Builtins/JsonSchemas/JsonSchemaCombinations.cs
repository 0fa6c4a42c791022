using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.JsonSchemas;

/// <summary>Compares a value with the schemas that a schema is put together from.</summary>
/// <param name="check">Compares with one of them.</param>
/// <param name="schema">The schema.</param>
/// <param name="value">The value.</param>
/// <param name="path">Where the value is.</param>
/// <param name="result">What it comes to.</param>
sealed class JsonSchemaCombinations(
    JsonSchemaCheck check, JsonSchema schema, RegoValue value, JsonSchemaPath? path, JsonSchemaResult result)
{
    /// <summary>Compares with all of them.</summary>
    public void Check()
    {
        CheckAny();
        CheckOne();
        CheckAll();
        if (schema.Not is { } not && Run(not).IsValid)
            result.Add("number_not", path, "Must not validate the schema (not)");
        if (value is RegoObject members)
            CheckDependencies(members);
        CheckCondition();
        result.Passed();
    }

    JsonSchemaResult Run(JsonSchema one) => check.Run(one, value, path);

    void CheckAny()
    {
        JsonSchemaResult? best = null;
        foreach (var one in schema.AnyOf)
        {
            var outcome = Run(one);
            if (outcome.IsValid)
                return;
            if (best is null || outcome.Score > best.Score)
                best = outcome;
        }

        if (best is null)
            return;
        result.Add("number_any_of", path, "Must validate at least one schema (anyOf)");
        result.Merge(best);
    }

    void CheckOne()
    {
        if (schema.OneOf.Count == 0)
            return;
        var valid = 0;
        JsonSchemaResult? best = null;
        foreach (var one in schema.OneOf)
        {
            var outcome = Run(one);
            if (outcome.IsValid)
                valid++;
            else if (valid == 0 && (best is null || outcome.Score > best.Score))
                best = outcome;
        }

        if (valid == 1)
            return;
        result.Add("number_one_of", path, "Must validate one and only one schema (oneOf)");
        if (valid == 0 && best is not null)
            result.Merge(best);
    }

    void CheckAll()
    {
        var valid = 0;
        foreach (var one in schema.AllOf)
        {
            var outcome = Run(one);
            valid += outcome.IsValid ? 1 : 0;
            result.Merge(outcome);
        }

        if (valid != schema.AllOf.Count)
            result.Add("number_all_of", path, "Must validate all the schemas (allOf)");
    }

    void CheckDependencies(RegoObject members)
    {
        foreach (var (name, dependency) in schema.Dependencies)
        {
            if (members[name] is null)
                continue;
            foreach (var other in dependency.Names)
            {
                if (members[other] is null)
                    result.Add("missing_dependency", path, $"Has a dependency on {other}");
            }

            if (dependency.Schema is { } whole)
                result.Merge(Run(whole));
        }
    }

    void CheckCondition()
    {
        if (schema.If is not { } condition || (schema.Then is null && schema.Else is null))
            return;
        var holds = Run(condition).IsValid;
        if ((holds ? schema.Then : schema.Else) is not { } demanded || Run(demanded) is not { IsValid: false } outcome)
            return;
        if (holds)
            result.Add("condition_then", path, "Must validate \"then\" as \"if\" was valid");
        else
            result.Add("condition_else", path, "Must validate \"else\" as \"if\" was not valid");
        result.Merge(outcome);
    }
}
