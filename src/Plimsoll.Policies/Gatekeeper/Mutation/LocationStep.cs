using System.Globalization;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>One step of a location: into a field of an object, or to items of a list.</summary>
abstract record LocationStep;

/// <summary>Into a field of an object.</summary>
/// <param name="Name">The field.</param>
sealed record FieldStep(string Name) : LocationStep
{
    public override string ToString() => Name;
}

/// <summary>To the items of a list whose key field has a value, or to all of them.</summary>
/// <param name="Key">The key field.</param>
/// <param name="Text">Its value, where it is a text.</param>
/// <param name="Number">Its value, where it is a whole number. All items where neither is given.</param>
sealed record ItemStep(string Key, string? Text, long? Number) : LocationStep
{
    /// <summary>Whether it means every item.</summary>
    public bool IsEvery => Text is null && Number is null;

    public override string ToString() => $"[{Key}: {Text ?? Number?.ToString(CultureInfo.InvariantCulture) ?? "*"}]";
}
