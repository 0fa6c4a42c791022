using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>What one statement says.</summary>
/// <param name="Place">Where it stands in its document, e.g. <c>statements[2]</c>.</param>
/// <param name="Ids">The vulnerability, by its name and its aliases.</param>
/// <param name="Products">What it is about.</param>
/// <param name="Status">What it says.</param>
sealed record VexStatement(string Place, ImmutableArray<string> Ids, ImmutableArray<VexProduct> Products, VexStatus Status)
{
    /// <summary>Why it is not affected, in OpenVEX's words where it has one; empty where none is given.</summary>
    public string Justification { get; init; } = "";

    /// <summary>The impact or a note; empty where none is given.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What to do; empty where nothing is said.</summary>
    public string Action { get; init; } = "";

    /// <summary>When it was said last; <c>null</c> where neither it nor its document tells.</summary>
    public DateTimeOffset? At { get; init; }
}
