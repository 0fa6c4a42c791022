using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>Type{field: value}</c>.</summary>
sealed class StructStep(StructDeclaration declaration, StructStepField[] fields, int offset) : Step
{
    const int Cost = 40;

    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        evaluation.Cost += Cost;
        var values = new KeyValuePair<FieldName, CelValue>[fields.Length];
        var count = 0;
        foreach (var field in fields)
        {
            var value = field.Value.Evaluate(evaluation);
            if (value.IsError)
                return value;
            if (field.IsOptional)
            {
                if (value.AsOptional is not { } optional)
                    return Placed(CelValue.NoSuchOverload($"cannot initialize optional entry '{field.Name.Text}' from non-optional value {value}"), offset);
                if (!optional.HasValue)
                    continue;
                value = optional.Value;
            }

            values[count++] = KeyValuePair.Create(field.Name, value);
        }

        var made = declaration.Create(values.AsSpan(0, count));
        return Placed(made.AsReference is { } reference ? Failures.Built(reference) : made, offset);
    }
}

/// <summary>One field of an object.</summary>
sealed record StructStepField(FieldName Name, Step Value, bool IsOptional);
