using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>{a: b, ?c: d}</c>.</summary>
sealed class MapStep(MapStepEntry[] entries, int offset) : Step
{
    public const int Cost = 30;

    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        evaluation.Cost += Cost;
        var map = new Dictionary<CelValue, CelValue>(entries.Length);
        foreach (var entry in entries)
        {
            var key = entry.Key.Evaluate(evaluation);
            if (key.IsError)
                return key;
            var value = entry.Value.Evaluate(evaluation);
            if (value.IsError)
                return value;
            if (entry.IsOptional)
            {
                if (value.AsOptional is not { } optional)
                    return Placed(CelValue.NoSuchOverload($"cannot initialize optional entry '{key}' from non-optional value {value}"), offset);
                if (!optional.HasValue)
                    continue;
                value = optional.Value;
            }

            if (key.Kind is not (CelKind.String or CelKind.Int or CelKind.Uint or CelKind.Bool))
                return Placed(CelValue.Error(CelErrorKind.InvalidArgument, $"unsupported key type: {key.Type}"), offset);
            if (!map.TryAdd(key, value))
                return Placed(CelValue.Error(CelErrorKind.InvalidArgument, $"Failed with repeated key: {key}"), offset);
        }

        return Placed(Failures.Built(CelDictionaryMap.Owning(map)), offset);
    }
}

/// <summary>One entry of a map.</summary>
sealed record MapStepEntry(Step Key, Step Value, bool IsOptional);
