using System.Collections.Immutable;
using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Types;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The greatest sizes that the values of typed variables can have, for estimates of cost.</summary>
/// <remarks>
/// k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel: declared limits; else what fits into a request of 3 MiB.
/// </remarks>
/// <param name="types">The types of the variables, by name.</param>
public sealed class SizeHints(IReadOnlyDictionary<string, SchemaTypes> types) : ISizeHints
{
    /// <inheritdoc/>
    public CostRange? SizeOf(ImmutableArray<string> path, CelType type)
    {
        if (path is not [var variable, ..] || !types.TryGetValue(variable, out var typed))
            return null;
        var place = typed.Root;
        foreach (var step in path.AsSpan(1..))
        {
            place = step switch
            {
                "@items" or "@values" => place?.Element,
                "@keys" => place?.Key,
                _ => place?.Struct?.Find(step),
            };
        }

        return place is null ? null : new CostRange(0, (ulong)place.MaxElements);
    }
}
