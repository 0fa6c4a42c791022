namespace Plimsoll.Cel.Values;

/// <summary>A .NET list as a list of the language; items become values when they are asked for.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="items">The items, which must not change.</param>
/// <param name="project">Makes the value of an item.</param>
public sealed class ProjectedList<T>(IReadOnlyList<T> items, Func<T, CelValue> project) : CelList
{
    /// <inheritdoc/>
    public override int Count => items.Count;

    /// <inheritdoc/>
    public override CelValue this[int index] => project(items[index]);
}
