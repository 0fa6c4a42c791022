using System.Collections.Immutable;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>Where in an object a mutator makes its change.</summary>
/// <param name="Text">As written.</param>
/// <param name="Steps">From the root to the value; at least one.</param>
sealed record LocationPath(string Text, ImmutableArray<LocationStep> Steps)
{
    /// <summary>Longest location, in characters.</summary>
    public const int MaxLength = 4_096;

    /// <summary>Most steps of a location; objects are not nested deeper.</summary>
    public const int MaxSteps = 100;

    /// <summary>The last step.</summary>
    public LocationStep Last => Steps[^1];

    /// <summary>Whether it leads to what this one leads to, or to something around it.</summary>
    public bool StartsWith(LocationPath other) =>
        other.Steps.Length <= Steps.Length && Steps.AsSpan(0, other.Steps.Length).SequenceEqual(other.Steps.AsSpan());

    /// <summary>Whether the first steps are these fields.</summary>
    public bool StartsWith(params ReadOnlySpan<string> fields)
    {
        if (fields.Length > Steps.Length)
            return false;
        for (var i = 0; i < fields.Length; i++)
        {
            if (Steps[i] is not FieldStep step || step.Name != fields[i])
                return false;
        }

        return true;
    }
}
