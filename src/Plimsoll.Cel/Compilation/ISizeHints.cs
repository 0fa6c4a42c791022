using System.Collections.Immutable;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Compilation;

/// <summary>What is known of the sizes of values before an evaluation, e.g. from the limits of a CRD's schema.</summary>
public interface ISizeHints
{
    /// <summary>The size of a value: characters, bytes, items or entries.</summary>
    /// <param name="path">Where it comes from: variable, fields, <c>@items</c>, <c>@keys</c>, <c>@values</c>.</param>
    /// <param name="type">Its type.</param>
    /// <returns>The size; <c>null</c> where nothing is known.</returns>
    CostRange? SizeOf(ImmutableArray<string> path, CelType type);
}
